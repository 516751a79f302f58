import { type Database, newId, type Prisma, type Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { visible, type Within } from '../../core/auth/within.js';
import type { Position } from '../../core/http/paging.js';
import { DATABASE } from '../../core/tokens.js';
import { CAPTIONS } from './captions.js';

/** A stored file of captions. */
export interface CaptionsFile {
  language: string;
  key: string;
  sha256: string;
  bytes: number;
}

const withRenditions = { renditions: true } as const;
export type VideoRow = Prisma.VideoGetPayload<{ include: typeof withRenditions }>;

/** Every query is bounded by the workspace; deleted projects hide what is in them. */

@Injectable()
export class VideosRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  find(within: Within, id: string): Promise<VideoRow | null> {
    return this.database.client.video.findFirst({
      where: { id, ...visible(within) },
      include: withRenditions,
    });
  }

  /** Newest first; one row more than `limit` when there is a next page. */
  list(within: Within, projectId: string, limit: number, after: Position | null): Promise<VideoRow[]> {
    return this.database.client.video.findMany({
      where: { projectId, ...visible(within), ...(after ? { id: { lt: after[1] } } : {}) },
      include: withRenditions,
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
  }

  newId(): string {
    return newId();
  }

  async create(
    tx: Transaction,
    video: { id: string; projectId: string; name: string; key: string; sha256: string; bytes: number },
  ): Promise<void> {
    const { id, projectId, name, key, sha256, bytes } = video;
    const data = { id, projectId, name, sha256, originalKey: key, bytes: BigInt(bytes) };
    await tx.video.create({ data });
  }

  /** Has the video prepared anew; answers the revision that does so. */
  async setKey(tx: Transaction, id: string, key: { color: string; tolerance: number } | null): Promise<number> {
    const { revision } = await tx.video.update({
      where: { id },
      data: {
        keyColor: key?.color.toLowerCase() ?? null,
        keyTolerance: key?.tolerance ?? null,
        revision: { increment: 1 },
        ...{ status: 'queued', progress: 0, errorCode: null, errorMessage: null },
      },
      select: { revision: true },
    });
    return revision;
  }

  async removeCaptions(tx: Transaction, videoId: string): Promise<void> {
    await tx.rendition.deleteMany({ where: { videoId, name: { startsWith: CAPTIONS } } });
  }

  async addCaptions(tx: Transaction, videoId: string, captions: readonly CaptionsFile[]): Promise<void> {
    await tx.rendition.createMany({
      data: captions.map(({ language, key, sha256, bytes }) => ({
        ...{ id: newId(), videoId, name: `${CAPTIONS}${language}`, contentType: 'text/vtt' },
        ...{ key, sha256, bytes: BigInt(bytes) },
      })),
    });
  }

  async delete(tx: Transaction, within: Within, id: string): Promise<boolean> {
    const { count } = await tx.video.deleteMany({ where: { id, ...visible(within) } });
    return count === 1;
  }
}
