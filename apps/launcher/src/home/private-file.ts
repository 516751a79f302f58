import { rename, writeFile } from 'node:fs/promises';

/** Writes a file that only its owner may read; a reader sees the old content or the whole new one. */
export async function writePrivateFile(path: string, content: string): Promise<void> {
  const fresh = `${path}.new`;
  await writeFile(fresh, content, { mode: 0o600 });
  await rename(fresh, path);
}
