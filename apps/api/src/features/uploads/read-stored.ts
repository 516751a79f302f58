import { type ObjectStore, SizeMismatchError, StorageUnavailableError } from '@argument/storage';

/**
 * The bytes of objects that we wrote ourselves, one after the other. An answer that breaks off or ends early is the storage's
 * trouble, never the client's: what was sent is still there, and is read again later. @throws StorageUnavailableError
 */
export async function* readStored(
  store: ObjectStore,
  objects: readonly { key: string; bytes: number }[],
): AsyncGenerator<Buffer, void, undefined> {
  for (const { key, bytes } of objects) {
    let read = 0;
    try {
      for await (const chunk of (await store.get(key)).body as AsyncIterable<Buffer>) {
        read += chunk.length;
        yield chunk;
      }
    } catch (error) {
      throw error instanceof StorageUnavailableError ? error : new StorageUnavailableError(error);
    }
    if (read !== bytes) throw new StorageUnavailableError(new SizeMismatchError(key, bytes, read));
  }
}
