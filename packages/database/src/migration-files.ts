import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Migration {
  /** Folder name: `<yyyymmddhhmmss>_<what>`; the order of names is the order of application. */
  name: string;
  sql: string;
  /** Lower-case hex SHA-256 of the file. */
  checksum: string;
}

/** The repository's migrations, seen from `src` and from `dist` alike. */
const MIGRATIONS = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/** Every `<dir>/<name>/migration.sql`, in order. */
export async function readMigrations(dir: string = MIGRATIONS): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await readFile(path.join(dir, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
}
