import { type Database, newId, type Prisma, type Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { visible, type Within } from '../../core/auth/within.js';
import type { Position } from '../../core/http/paging.js';
import { DATABASE } from '../../core/tokens.js';

const withRenditions = { renditions: true } as const;
export type ImageRow = Prisma.ImageGetPayload<{ include: typeof withRenditions }>;

/** Every query is bounded by the workspace; deleted projects hide what is in them. */

@Injectable()
export class ImagesRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  find(within: Within, id: string): Promise<ImageRow | null> {
    return this.database.client.image.findFirst({
      where: { id, ...visible(within) },
      include: withRenditions,
    });
  }

  /** Newest first; one row more than `limit` when there is a next page. */
  list(within: Within, projectId: string, limit: number, after: Position | null): Promise<ImageRow[]> {
    return this.database.client.image.findMany({
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
    image: { id: string; projectId: string; name: string; key: string; sha256: string; bytes: number; format: string },
  ): Promise<void> {
    const { id, projectId, name, key, sha256, bytes, format } = image;
    const data = { id, projectId, name, sha256, format, originalKey: key, bytes: BigInt(bytes) };
    await tx.image.create({ data });
  }

  async delete(tx: Transaction, within: Within, id: string): Promise<boolean> {
    const { count } = await tx.image.deleteMany({ where: { id, ...visible(within) } });
    return count === 1;
  }
}
