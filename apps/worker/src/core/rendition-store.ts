import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { chargeFiles, lockFiles, newId, type Transaction } from '@argument/database';
import { PermanentJobError } from '@argument/queue';
import { keys, ObjectNotFoundError, type ObjectStore } from '@argument/storage';

/** A derived file before it is stored: bytes in memory or a file on disk. */
export interface NewRendition {
  name: string;
  content: Uint8Array | { path: string };
  contentType: string;
  /** Without the dot. */
  extension: string;
  /** Of the content, where it is known already. */
  sha256?: string;
  /** Pixels, where the file has any. */
  width: number | null;
  height: number | null;
}

export interface StoredRendition extends NewRendition {
  key: string;
  sha256: string;
  bytes: number;
}

/** A file in the store and what its bytes must hash to. */
export interface StoredFile {
  key: string;
  sha256: string;
}

export type RenditionOwner = { imageId: string } | { videoId: string } | { markerId: string };

/** Keeps derived files under the hash of their content, so that writing one again is harmless. */
export class RenditionStore {
  constructor(private readonly store: ObjectStore) {}

  async put(rendition: NewRendition): Promise<StoredRendition> {
    const sha256 = rendition.sha256 ?? (await hashOf(rendition.content));
    const key = keys.rendition(sha256, rendition.extension);
    const { bytes } = await this.write(key, rendition);
    return { ...rendition, key, sha256, bytes };
  }

  /**
   * Call after the rows that name the files are committed: a deletion of other rows with the same content may have taken
   * the file between its writing and the commit.
   */
  async ensure(renditions: readonly StoredRendition[]): Promise<void> {
    for (const rendition of renditions) {
      if ((await this.store.head(rendition.key)) === null) await this.write(rendition.key, rendition);
    }
  }

  /** Copies a stored file to a local one. Bytes that are not those that were stored make the job run again. */
  async fetch(file: StoredFile, path: string, signal: AbortSignal): Promise<void> {
    const { checked } = await this.fetchAhead(file, path, signal);
    await checked;
  }

  /** As {@link fetch}, but answers while the bytes are still being checked: nothing may be concluded from them before. */
  async fetchAhead(
    { key, sha256 }: StoredFile,
    path: string,
    signal: AbortSignal,
  ): Promise<{ checked: Promise<void> }> {
    try {
      await this.store.getFile(key, path, signal);
    } catch (error) {
      if (!(error instanceof ObjectNotFoundError)) throw error;
      throw new PermanentJobError('file_missing', 'The uploaded file is no longer stored. Upload it again.', {
        cause: error,
      });
    }
    const check = async () => {
      if ((await hashOf({ path })) !== sha256)
        throw new Error(`The storage sent other bytes than were stored at ${key}.`);
    };
    const checked = check();
    // Whoever awaits it learns of it; nobody has to.
    checked.catch(() => undefined);
    return { checked };
  }

  private async write(key: string, { content, contentType }: NewRendition): Promise<{ bytes: number }> {
    if (content instanceof Uint8Array) return this.store.put(key, content, { contentType, bytes: content.byteLength });
    return this.store.putFile(key, content.path, { contentType });
  }
}

/** Writes the rows and the ledger; a rendition of the same name is replaced. */
export async function recordRenditions(
  tx: Transaction,
  owner: RenditionOwner,
  renditions: readonly Omit<StoredRendition, 'content' | 'extension'>[],
): Promise<void> {
  const names = renditions.map(({ name }) => name);
  const workspaceId = await workspaceOf(tx, owner);
  await lockFiles(
    tx,
    renditions.map(({ key }) => key),
  );
  await chargeFiles(tx, workspaceId, renditions);
  await tx.rendition.deleteMany({ where: { ...owner, name: { in: names } } });
  await tx.rendition.createMany({
    data: renditions.map(({ name, key, sha256, contentType, width, height, bytes }) => ({
      id: newId(),
      ...owner,
      name,
      key,
      sha256,
      contentType,
      width,
      height,
      bytes: BigInt(bytes),
    })),
  });
}

async function workspaceOf(tx: Transaction, owner: RenditionOwner): Promise<string> {
  const select = { project: { select: { workspaceId: true } } } as const;
  const find = () => {
    if ('imageId' in owner) return tx.image.findUniqueOrThrow({ where: { id: owner.imageId }, select });
    if ('videoId' in owner) return tx.video.findUniqueOrThrow({ where: { id: owner.videoId }, select });
    return tx.marker.findUniqueOrThrow({ where: { id: owner.markerId }, select });
  };
  return (await find()).project.workspaceId;
}

/** Large enough that hashing takes the time, not the reading. */
const READ_BYTES = 1024 * 1024;

async function hashOf(content: NewRendition['content']): Promise<string> {
  const hash = createHash('sha256');
  if (content instanceof Uint8Array) hash.update(content);
  else await pipeline(createReadStream(content.path, { highWaterMark: READ_BYTES }), hash);
  return hash.digest('hex');
}
