import { open } from 'node:fs/promises';

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
