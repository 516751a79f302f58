import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { errorCode, StartError } from '../start-error.js';
import { writePrivateFile } from './private-file.js';

const secrets = z.object({ appSecret: z.string().min(32), databasePassword: z.string().min(16) });
export type Secrets = z.infer<typeof secrets>;

/** The folder's secrets, made at first start and kept: sessions and signed addresses outlive a restart. */
export async function loadSecrets(path: string): Promise<Secrets> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    const fresh = { appSecret: token(48), databasePassword: token(24) };
    await writePrivateFile(path, `${JSON.stringify(fresh, null, 2)}\n`);
    return fresh;
  }
  try {
    return secrets.parse(JSON.parse(text));
  } catch (error) {
    throw new StartError(
      `The file ${path} is damaged, and the database cannot be opened without it. Restore it from a backup, or move the ` +
        'whole data folder away to begin anew.',
      { cause: error },
    );
  }
}

const token = (bytes: number) => randomBytes(bytes).toString('base64url');
