import type { Placement } from '@argument/contracts';
import { type AssetStatus, type Database, newId, type Prisma, type Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { visible, type Within } from '../../core/auth/within.js';
import type { Position } from '../../core/http/paging.js';
import { DATABASE } from '../../core/tokens.js';

const whole = { files: true, videos: { orderBy: { position: 'asc' } } } as const satisfies Prisma.MarkerInclude;
export type MarkerRow = Prisma.MarkerGetPayload<{ include: typeof whole }>;

@Injectable()
export class MarkersRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  find(within: Within, id: string, tx: Transaction = this.database.client): Promise<MarkerRow | null> {
    return tx.marker.findFirst({ where: { id, ...visible(within) }, include: whole });
  }

  list(within: Within, projectId: string, limit: number, after: Position | null): Promise<MarkerRow[]> {
    return this.database.client.marker.findMany({
      where: { projectId, ...visible(within), ...(after ? { id: { lt: after[1] } } : {}) },
      include: whole,
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
  }

  /**
   * The picture, held until the transaction ends: either it is seen as ready here, or the worker that makes it ready sees
   * the marker that waits for it.
   */
  async holdImage(
    tx: Transaction,
    within: Within,
    imageId: string,
  ): Promise<{ projectId: string; name: string; status: AssetStatus } | null> {
    await tx.$queryRaw`SELECT id FROM images WHERE id = ${imageId}::uuid FOR SHARE`;
    return tx.image.findFirst({
      where: { id: imageId, ...visible(within) },
      select: { projectId: true, name: true, status: true },
    });
  }

  /** Names of those of these markers that may be seen. */
  async names(within: Within, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.client.marker.findMany({
      where: { id: { in: [...ids] }, ...visible(within) },
      select: { id: true, name: true },
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Project of each video that the workspace has. */
  async projectsOfVideos(tx: Transaction, within: Within, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tx.video.findMany({
      where: { id: { in: [...ids] }, ...visible(within) },
      select: { id: true, projectId: true },
    });
    return new Map(rows.map((row) => [row.id, row.projectId]));
  }

  async create(
    tx: Transaction,
    marker: { projectId: string; imageId: string; name: string; settings: Placement },
  ): Promise<string> {
    const { id } = await tx.marker.create({ data: { id: newId(), ...marker } });
    return id;
  }

  async update(tx: Transaction, id: string, change: { name?: string; settings?: Placement }): Promise<void> {
    await tx.marker.update({ where: { id }, data: change });
  }

  async setVideos(tx: Transaction, markerId: string, videoIds: readonly string[]): Promise<void> {
    await tx.markerVideo.deleteMany({ where: { markerId } });
    await tx.markerVideo.createMany({ data: videoIds.map((videoId, position) => ({ markerId, videoId, position })) });
  }

  async delete(tx: Transaction, within: Within, id: string): Promise<boolean> {
    return (await tx.marker.deleteMany({ where: { id, ...visible(within) } })).count === 1;
  }
}
