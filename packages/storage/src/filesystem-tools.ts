import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';

export const isMissing = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** Makes new names in a folder outlive a power cut. Not every system can, and then there is nothing to do. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch {
    // EINVAL or EPERM, for example on network disks.
  } finally {
    await handle.close();
  }
}

/** Answers a file's length, bytes, once it and its name are on disk. */
export async function syncFile(file: string): Promise<number> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
    return (await handle.stat()).size;
  } finally {
    await handle.close();
    await syncFolder(path.dirname(file));
  }
}

/** Paths of all files below a folder; none when it is missing. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

/** Answers the bytes written. They are on disk, not only in memory, when it resolves. */
export async function writeDurably(
  file: string,
  body: Readable | Uint8Array,
  watch?: (chunk: Uint8Array) => void,
): Promise<number> {
  const handle = await open(file, 'wx');
  try {
    let bytes = 0;
    for await (const chunk of body instanceof Readable ? body : [body]) {
      const data: Uint8Array = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      watch?.(data);
      await handle.writeFile(data);
      bytes += data.byteLength;
    }
    await handle.sync();
    return bytes;
  } finally {
    await handle.close();
    await syncFolder(path.dirname(file));
  }
}
