import type { Prisma, Transaction } from '@argument/database';
import { Injectable } from '@nestjs/common';

/** Links that show something of this. */
export type ShownBy = { imageId: string } | { videoId: string } | { markerId: string } | { projectId: string };

@Injectable()
export class PublishingRepository {
  async linksThatShow(tx: Transaction, subject: ShownBy): Promise<string[]> {
    const rows = await tx.link.findMany({ where: whereShown(subject), select: { id: true }, orderBy: { id: 'asc' } });
    return rows.map((row) => row.id);
  }

  /** Answers the new revision. */
  async bump(tx: Transaction, linkId: string): Promise<number> {
    const { revision } = await tx.link.update({
      where: { id: linkId },
      data: { revision: { increment: 1 } },
      select: { revision: true },
    });
    return revision;
  }
}

function whereShown(subject: ShownBy): Prisma.LinkWhereInput {
  if ('projectId' in subject) return { projectId: subject.projectId };
  if ('markerId' in subject) return { markers: { some: { markerId: subject.markerId } } };
  if ('imageId' in subject) return { markers: { some: { marker: { imageId: subject.imageId } } } };
  return { markers: { some: { marker: { videos: { some: { videoId: subject.videoId } } } } } };
}
