import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isMissing, syncFolder } from './filesystem-tools.js';
import type { ObjectInfo, PutOptions } from './object-store.js';

/** What the index says about a key. */
export interface IndexEntry {
  blob: string;
  bytes: number;
  contentType: string;
  cacheControl: string | null;
  /** ISO 8601. */
  lastModified: string;
}

/** No key has this letter, so that the entry of `a` and the folder of `a/b` never meet. */
const ENTRY = '~';
const PARTIAL = '~partial-';

/** One small JSON file per key. */
export class FilesystemIndex {
  constructor(private readonly root: string) {}

  async read(key: string): Promise<IndexEntry | null> {
    try {
      return JSON.parse(await readFile(this.entryPath(key), 'utf8')) as IndexEntry;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** Answers the entry that was there before. */
  async replace(key: string, entry: IndexEntry): Promise<IndexEntry | null> {
    const file = this.entryPath(key);
    const folder = path.dirname(file);
    await mkdir(folder, { recursive: true });
    const before = await this.read(key);
    const partial = path.join(folder, `${PARTIAL}${randomUUID()}`);
    try {
      await writeSynced(partial, JSON.stringify(entry));
      await rename(partial, file);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    await syncFolder(folder);
    return before;
  }

  async remove(key: string): Promise<IndexEntry | null> {
    const before = await this.read(key);
    if (before) await rm(this.entryPath(key), { force: true });
    return before;
  }

  async keys(prefix: string): Promise<string[]> {
    const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1);
    const keys: string[] = [];
    await this.walk(folder, keys);
    return keys.filter((key) => key.startsWith(prefix));
  }

  private async walk(folder: string, keys: string[]): Promise<void> {
    const entries = await readdir(path.join(this.root, folder), { withFileTypes: true }).catch((error: unknown) => {
      if (isMissing(error)) return [];
      throw error;
    });
    for (const entry of entries) {
      if (entry.isDirectory()) await this.walk(`${folder}${entry.name}/`, keys);
      else if (entry.name.endsWith(ENTRY)) keys.push(folder + entry.name.slice(0, -ENTRY.length));
    }
  }

  private entryPath(key: string): string {
    return path.join(this.root, `${key}${ENTRY}`);
  }
}

export function entryOf(blob: string, bytes: number, options: PutOptions): IndexEntry {
  return {
    blob,
    bytes,
    contentType: options.contentType,
    cacheControl: options.cacheControl ?? null,
    lastModified: new Date().toISOString(),
  };
}

export function infoOf(key: string, entry: IndexEntry): ObjectInfo {
  return {
    key,
    bytes: entry.bytes,
    contentType: entry.contentType,
    cacheControl: entry.cacheControl,
    etag: `"${entry.blob}"`,
    lastModified: new Date(entry.lastModified),
  };
}

export function typeOf(entry: IndexEntry): PutOptions {
  const { contentType, cacheControl } = entry;
  return cacheControl === null ? { contentType } : { contentType, cacheControl };
}

async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
