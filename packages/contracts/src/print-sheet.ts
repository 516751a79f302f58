import { z } from 'zod';
import { id } from './ids.js';

/** Short and long side of each paper in mm. */
export const PAPERS = {
  a6: [105, 148],
  a5: [148, 210],
  a4: [210, 297],
  a3: [297, 420],
  letter: [215.9, 279.4],
} as const satisfies Record<string, readonly [number, number]>;
export const paper = z.enum(Object.keys(PAPERS) as [keyof typeof PAPERS, ...(keyof typeof PAPERS)[]]);
export type Paper = z.infer<typeof paper>;

/** Languages of the words on the sheet. */
export const sheetLanguage = z.enum(['en', 'de', 'es', 'fr', 'it', 'pt']);
export type SheetLanguage = z.infer<typeof sheetLanguage>;

/** Pages of one sheet: a link with more markers is printed marker by marker. */
export const MAX_SHEET_PAGES = 24;

export const printSheetQuery = z.object({
  paper: paper.default('a4'),
  language: sheetLanguage.default('en'),
  /** Width of the printed picture in mm; the largest that fits when absent. */
  pictureWidth: z.coerce
    .number('Enter a number of millimetres.')
    .min(30, 'Use 30 mm or more.')
    .max(420, 'Use 420 mm or less.')
    .optional(),
  /** Lines outside the picture's corners, to cut along. */
  cropMarks: z.stringbool({ error: 'Use true or false.' }).default(true),
  /** One page with this marker; a page for each of the link's when absent. */
  markerId: id.optional(),
});
export type PrintSheetQuery = z.infer<typeof printSheetQuery>;
