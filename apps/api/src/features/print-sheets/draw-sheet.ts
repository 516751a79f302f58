import type { SheetLanguage } from '@argument/contracts';
import type { Box, Page, Pdf } from '../../core/print/pdf.js';
import { qrCodeOf } from '../../core/print/qr-code.js';
import type { SheetPlan } from './sheet.plan.js';
import { SHEET_TEXTS } from './sheet.texts.js';

const INK = '#16161a';
const MUTED = '#66646b';
const SIGNAL = '#d9402a';
const PAPER = '#f2efe8';

export interface Sheet {
  plan: SheetPlan;
  url: string;
  language: SheetLanguage;
  /** A JPEG; null where none can be had: then its place is marked. */
  picture: Uint8Array | null;
}

export async function drawSheet(pdf: Pdf, { plan, url, language, picture }: Sheet): Promise<void> {
  const page = pdf.addPage(plan.page.width, plan.page.height);
  const texts = SHEET_TEXTS[language];
  if (picture) page.image(await pdf.embedJpeg(picture), plan.picture);
  else await drawPlace(page, plan.picture, texts.missing);
  for (const mark of plan.cropMarks) page.rectangle(mark, INK);
  page.qr(qrCodeOf(url), plan.qr, INK);
  drawBrackets(page, plan.qr);
  await drawWords(page, plan, url, language);
}

async function drawWords(page: Page, { words, picture }: SheetPlan, url: string, language: SheetLanguage) {
  const texts = SHEET_TEXTS[language];
  const line = words.height / 7.4;
  const size = line * 0.62;
  const maxWidth = words.width;
  await page.text(texts.title, words.x, words.y + line * 1.15, {
    size: size * 1.45,
    color: INK,
    weight: 'bold',
    maxWidth,
  });
  for (const [index, step] of texts.steps.entries()) {
    await page.text(step, words.x, words.y + line * (2.6 + index), { size, color: INK, maxWidth });
  }
  const address = url.replace(/^https?:\/\//, '');
  await page.text(address, words.x, words.y + line * 5.9, { size, color: SIGNAL, weight: 'bold', maxWidth });
  const millimetres = (length: number) => Math.round(length);
  const printed = texts.print(`${millimetres(picture.width)} × ${millimetres(picture.height)} mm`);
  await page.text(printed, words.x, words.y + line * 7.1, { size: size * 0.72, color: MUTED, maxWidth });
}

/** The four corners of a viewfinder. */
function drawBrackets(page: Page, { x, y, width, height }: Box): void {
  const length = width * 0.12;
  const thickness = width * 0.014;
  for (const [left, right] of [
    [x, x],
    [x + width - length, x + width - thickness],
  ] as const) {
    for (const [top, bottom] of [
      [y, y],
      [y + height - length, y + height - thickness],
    ] as const) {
      page.rectangle({ x: left, y: bottom, width: length, height: thickness }, SIGNAL);
      page.rectangle({ x: right, y: top, width: thickness, height: length }, SIGNAL);
    }
  }
}

async function drawPlace(page: Page, box: Box, words: string): Promise<void> {
  page.rectangle(box, PAPER);
  const size = box.width / 18;
  await page.text(words, box.x + size, box.y + box.height / 2, { size, color: MUTED });
}
