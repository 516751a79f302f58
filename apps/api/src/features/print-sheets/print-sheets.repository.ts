import type { Database } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';

/** The picture of a marker; sizes in pixels, null until it is processed. */
export interface SheetPicture {
  markerId: string;
  width: number | null;
  height: number | null;
  /** Key and type of its largest rendition. */
  large: { key: string; contentType: string } | null;
}

@Injectable()
export class PrintSheetsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** In the link's order. */
  async pictures(linkId: string): Promise<SheetPicture[]> {
    const large = { where: { name: 'large' }, select: { key: true, contentType: true } };
    const image = { select: { width: true, height: true, renditions: large } };
    const rows = await this.database.client.linkMarker.findMany({
      where: { linkId },
      orderBy: { position: 'asc' },
      select: { markerId: true, marker: { select: { image } } },
    });
    return rows.map(({ markerId, marker }) => {
      const { width, height, renditions } = marker.image;
      return { markerId, width, height, large: renditions[0] ?? null };
    });
  }
}
