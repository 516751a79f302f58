import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', '.next', 'generated', 'coverage', 'test-results', 'next-env.d.ts']);
/** Tests are no input of a build. */
const isTest = (name) => /\.spec\.tsx?$/.test(name);

/** Hash (hex) of the names and contents of files and folders; a path that does not exist counts as empty. */
export async function fingerprint(root, paths) {
  const files = (await Promise.all(paths.map((path) => filesUnder(root, path)))).flat();
  const unique = [...new Set(files)].sort();
  const hash = createHash('sha256').update(process.version);
  for (const file of unique) hash.update(`\0${file}\0`).update(await readFile(join(root, file)));
  return hash.digest('hex');
}

async function filesUnder(root, path) {
  const info = await stat(join(root, path)).catch(() => null);
  if (!info) return [];
  if (info.isFile()) return [path];
  const entries = await readdir(join(root, path), { withFileTypes: true });
  const wanted = entries.filter(({ name }) => !SKIPPED.has(name) && !isTest(name) && !name.endsWith('.tsbuildinfo'));
  const nested = wanted.map((entry) => {
    const child = `${path}/${entry.name}`;
    return entry.isDirectory() ? filesUnder(root, child) : [child];
  });
  return (await Promise.all(nested)).flat();
}
