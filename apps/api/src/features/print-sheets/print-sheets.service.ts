import { buffer } from 'node:stream/consumers';
import { MAX_SHEET_PAGES, type PrintSheetQuery } from '@argument/contracts';
import { ObjectStore } from '@argument/storage';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { Pdf } from '../../core/print/pdf.js';
import { LinksService } from '../links/links.service.js';
import { drawSheet } from './draw-sheet.js';
import { PrintSheetsRepository, type SheetPicture } from './print-sheets.repository.js';
import { planSheet } from './sheet.plan.js';

/** Of a picture whose size is not known yet: it keeps the place of a photograph. */
const USUAL_ASPECT = 3 / 2;

@Injectable()
export class PrintSheetsService {
  constructor(
    private readonly links: LinksService,
    private readonly repository: PrintSheetsRepository,
    private readonly store: ObjectStore,
  ) {}

  async draw(me: Principal, linkId: string, query: PrintSheetQuery): Promise<{ body: Buffer; name: string }> {
    const link = await this.links.get(me, linkId);
    const all = await this.repository.pictures(linkId);
    const pictures = query.markerId ? all.filter(({ markerId }) => markerId === query.markerId) : all;
    if (query.markerId && pictures.length === 0) throw errors.notFound('marker');
    if (pictures.length > MAX_SHEET_PAGES) throw errors.tooManySheetPages(pictures.length, MAX_SHEET_PAGES);
    const pdf = await Pdf.create(link.name);
    for (const picture of pictures) {
      const plan = planSheet(query.paper, aspectOf(picture), query);
      if ('largestWidth' in plan) throw errors.pictureTooWide(plan.largestWidth);
      await drawSheet(pdf, { plan, url: link.url, language: query.language, picture: await this.read(picture) });
    }
    return { body: await pdf.save(), name: `${link.slug}-print-sheet.pdf` };
  }

  /** Null for a picture with transparency, which is kept as WebP: a PDF cannot hold it. */
  private async read({ large }: SheetPicture): Promise<Buffer | null> {
    if (large?.contentType !== 'image/jpeg') return null;
    return buffer((await this.store.get(large.key)).body);
  }
}

function aspectOf({ width, height }: SheetPicture): number {
  return width && height ? width / height : USUAL_ASPECT;
}
