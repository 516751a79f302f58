/**
 * Trouble of the storage itself, which may be over in a moment: it does not answer, answers that it cannot now, has no room,
 * or does not hold what it said it took. Never thrown for what a caller asked wrongly.
 */
export class StorageUnavailableError extends Error {
  constructor(cause: unknown) {
    super(`The storage is in trouble: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'StorageUnavailableError';
  }
}

/** What a disk says that is full, read-only or broken. */
const DISK_TROUBLE = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EIO', 'EMFILE', 'ENFILE', 'ESTALE']);

/** Runs work on a disk; its trouble comes out as a StorageUnavailableError. */
export async function onDisk<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isTrouble = error instanceof Error && 'code' in error && DISK_TROUBLE.has(String(error.code));
    throw isTrouble ? new StorageUnavailableError(error) : error;
  }
}
