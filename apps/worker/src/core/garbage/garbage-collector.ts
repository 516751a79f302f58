import { releaseFile, removeStaleUploads } from '@argument/database';
import { INCOMING_PREFIX, keys, PUBLIC_PREFIX } from '@argument/storage';
import type { WorkerDeps } from '../worker-deps.js';
import { findReferences } from './find-references.js';

/** How long a file must have been without a row before it goes, ms: whatever is about to name it has long done so by then. */
const ORPHAN_MS = 60 * 60 * 1000;

const PREFIXES = [INCOMING_PREFIX, keys.originals, keys.renditions, keys.publicObjects];
/** Files looked up in the database at a time. */
const BATCH = 500;

/**
 * Deletes files that nothing names any more: what a crash left between the store and the database, pieces of uploads that
 * were never finished, renditions that were replaced. A file counts as an orphan from the first look that finds it without
 * a name; memory of that is lost with the process, which only makes the file live longer.
 */
export class GarbageCollector {
  private readonly orphanedSince = new Map<string, number>();

  constructor(
    private readonly deps: Pick<WorkerDeps, 'database' | 'store' | 'logger'>,
    private readonly orphanMs = ORPHAN_MS,
  ) {}

  /**
   * One look over the whole store. Answers how many files it deleted.
   *
   * @param now ms since the epoch, to be compared with the times of files
   * @param steady ms of a clock that never jumps: an hour that only the calendar knows of gives no time to name a file
   */
  async collect(signal?: AbortSignal, now = Date.now(), steady = performance.now()): Promise<number> {
    const { database, store, logger } = this.deps;
    const stale = await removeStaleUploads(database.client, new Date(now), new Date(now - this.orphanMs));
    for (const { directKey, directId } of stale) {
      if (directKey !== null && directId !== null) await store.abortMultipart(directKey, directId);
    }
    const orphans = new Set<string>();
    for (const prefix of PREFIXES) {
      for await (const batch of this.batches(prefix, now)) {
        signal?.throwIfAborted();
        const named = await findReferences(this.deps, batch);
        for (const key of batch) if (!named.has(key)) orphans.add(key);
      }
    }
    let deleted = 0;
    for (const key of this.ripe(orphans, steady)) {
      signal?.throwIfAborted();
      if (await this.remove(key)) deleted += 1;
      this.orphanedSince.delete(key);
    }
    if (deleted > 0) logger.info({ deleted }, 'deleted files that nothing named any more');
    return deleted;
  }

  /** Remembers new orphans, forgets those that have a name again, answers those whose time is up. */
  private ripe(orphans: ReadonlySet<string>, steady: number): string[] {
    for (const key of this.orphanedSince.keys()) if (!orphans.has(key)) this.orphanedSince.delete(key);
    for (const key of orphans) if (!this.orphanedSince.has(key)) this.orphanedSince.set(key, steady);
    return [...orphans].filter((key) => steady - (this.orphanedSince.get(key) ?? steady) >= this.orphanMs);
  }

  /** Looks once more, under the lock that everybody takes who is about to name a file. */
  private remove(key: string): Promise<boolean> {
    const { database, store } = this.deps;
    if (key.startsWith(INCOMING_PREFIX) || key.startsWith(PUBLIC_PREFIX)) return store.delete(key).then(() => true);
    return releaseFile(database, key, () => store.delete(key));
  }

  private async *batches(prefix: string, now: number): AsyncGenerator<string[]> {
    let batch: string[] = [];
    for await (const { key, lastModified } of this.deps.store.list(prefix)) {
      if (lastModified.getTime() > now - this.orphanMs) continue;
      batch.push(key);
      if (batch.length === BATCH) {
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0) yield batch;
  }
}
