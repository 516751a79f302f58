// Generates the typed database client. Prisma's command line looks for a schema engine that `generate` never runs;
// naming any existing file keeps it from downloading one, so that an installation needs nothing but npm.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = createRequire(new URL('../packages/database/package.json', import.meta.url)).resolve(
  'prisma/package.json',
);
const cli = fileURLToPath(new URL('./build/index.js', `file://${manifest}`));

const { status, error } = spawnSync(process.execPath, [cli, 'generate', '--schema', 'prisma/schema.prisma'], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
});
if (error) throw error;
process.exitCode = status ?? 1;
