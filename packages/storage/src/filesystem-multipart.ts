import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { isMissing, writeDurably } from './filesystem-tools.js';
import { InvalidMultipartError, type UploadedPart } from './object-store.js';

interface Begun {
  key: string;
  contentType: string;
}

const BEGUN = 'begun.json';

/** Objects that arrive in parts, in any order: a folder each, until they are put together. */
export class FilesystemMultipart {
  constructor(private readonly root: string) {}

  async create(begun: Begun): Promise<string> {
    const id = randomUUID();
    await mkdir(this.folder(id), { recursive: true });
    await writeFile(path.join(this.folder(id), BEGUN), JSON.stringify(begun));
    return id;
  }

  /** Answers the part's etag; a part that is sent again replaces the one before. */
  async put(key: string, id: string, number: number, body: Readable): Promise<string> {
    await this.begun(key, id);
    const file = path.join(this.folder(id), `~${randomUUID()}`);
    const hash = createHash('md5');
    try {
      await writeDurably(file, body, (chunk) => hash.update(chunk));
      const etag = hash.digest('hex');
      for (const old of await this.files(id, number)) await rm(old, { force: true });
      await rename(file, path.join(this.folder(id), `${number}-${etag}`));
      return `"${etag}"`;
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    }
  }

  /** The parts in order, as one stream. @throws InvalidMultipartError when one is missing or another than named */
  async join(key: string, id: string, parts: readonly UploadedPart[]): Promise<{ begun: Begun; body: Readable }> {
    const begun = await this.begun(key, id);
    const files = parts.map(({ number, etag }) => path.join(this.folder(id), `${number}-${etag.replaceAll('"', '')}`));
    for (const file of files) {
      if ((await stat(file).catch(() => null)) === null) throw new InvalidMultipartError(key);
    }
    async function* bytes() {
      for (const file of files) yield* createReadStream(file);
    }
    return { begun, body: Readable.from(bytes(), { objectMode: false }) };
  }

  async remove(id: string): Promise<void> {
    await rm(this.folder(id), { recursive: true, force: true });
  }

  /** Folders in which nothing has changed since `before`, Unix time in ms. */
  async removeOld(before: number): Promise<number> {
    const ids = await readdir(this.root).catch(() => []);
    let removed = 0;
    for (const id of ids) {
      const facts = await stat(path.join(this.root, id)).catch(() => null);
      if (!facts || facts.mtimeMs > before) continue;
      await rm(path.join(this.root, id), { recursive: true, force: true });
      removed += 1;
    }
    return removed;
  }

  private async begun(key: string, id: string): Promise<Begun> {
    try {
      const begun = JSON.parse(await readFile(path.join(this.folder(id), BEGUN), 'utf8')) as Begun;
      if (begun.key !== key) throw new InvalidMultipartError(key);
      return begun;
    } catch (error) {
      throw isMissing(error) ? new InvalidMultipartError(key) : error;
    }
  }

  private async files(id: string, number: number): Promise<string[]> {
    const names = await readdir(this.folder(id));
    return names.filter((name) => name.startsWith(`${number}-`)).map((name) => path.join(this.folder(id), name));
  }

  private folder(id: string): string {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new InvalidMultipartError(id);
    return path.join(this.root, id);
  }
}
