import { databaseEnv, loadEnvOrExit, secretEnv } from '@argument/config';
import { createDatabase } from '@argument/database';
import { z } from 'zod';
import { verifyAuditLog } from './core/audit/verify.js';

/** `npm run audit:verify`: says whether the audit log is whole; ends with 1 when it is not. */
const env = loadEnvOrExit(z.object({ ...databaseEnv, ...secretEnv }));
const database = createDatabase({ url: env.DATABASE_URL });
try {
  const { entries, isWhole, fault } = await verifyAuditLog(database, env.APP_SECRET);
  if (isWhole) process.stdout.write(`The audit log is whole: ${entries} entries.\n`);
  else {
    process.stderr.write(
      `The audit log was tampered with, at entry ${fault?.entryId ?? '1'}. ${fault?.message ?? ''}\n`,
    );
    process.exitCode = 1;
  }
} finally {
  await database.close();
}
