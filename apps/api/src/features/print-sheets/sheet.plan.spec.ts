import { PAPERS, type Paper } from '@argument/contracts';
import fc from 'fast-check';
import type { Box } from '../../core/print/pdf.js';
import { planSheet, type SheetPlan } from './sheet.plan.js';

const planned = (paper: Paper, aspect: number, pictureWidth?: number, cropMarks = true): SheetPlan => {
  const plan = planSheet(paper, aspect, { pictureWidth, cropMarks });
  if ('largestWidth' in plan) throw new Error(`At most ${plan.largestWidth} mm fit.`);
  return plan;
};
const isWithin = (page: SheetPlan['page'], { x, y, width, height }: Box) =>
  x >= 0 && y >= 0 && x + width <= page.width && y + height <= page.height;
const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('a print sheet', () => {
  it('keeps everything on the paper and apart, whatever the picture', () => {
    const papers = fc.constantFrom(...(Object.keys(PAPERS) as Paper[]));
    fc.assert(
      fc.property(papers, fc.double({ min: 0.2, max: 5, noNaN: true }), (paper, aspect) => {
        const { page, picture, qr, words, cropMarks } = planned(paper, aspect);
        for (const box of [picture, qr, words, ...cropMarks]) expect(isWithin(page, box)).toBe(true);
        const parts = [picture, qr, words];
        for (const [index, part] of parts.entries()) {
          for (const other of parts.slice(index + 1)) expect(overlap(part, other)).toBe(false);
        }
        for (const mark of cropMarks) for (const part of parts) expect(overlap(mark, part)).toBe(false);
        expect(picture.width / picture.height).toBeCloseTo(aspect, 6);
        expect(qr.width).toBeGreaterThanOrEqual(24);
      }),
    );
  });

  it('lies down for a wide picture and stands up for a tall one', () => {
    expect(planned('a4', 16 / 9).page).toEqual({ width: 297, height: 210 });
    expect(planned('a4', 1).page).toEqual({ width: 210, height: 297 });
    expect(planned('a4', 3 / 4).page).toEqual({ width: 210, height: 297 });
  });

  it('gives the picture the size that is asked for, in the middle', () => {
    const { picture, page } = planned('a4', 1.5, 90);
    expect([picture.width, picture.height]).toEqual([90, 60]);
    expect(picture.x + picture.width / 2).toBeCloseTo(page.width / 2);
  });

  it('says how wide the picture can be when it does not fit', () => {
    const plan = planSheet('a6', 1.5, { pictureWidth: 300, cropMarks: false });
    expect(plan).toEqual({ largestWidth: expect.any(Number) });
    const largest = 'largestWidth' in plan ? plan.largestWidth : 0;
    expect(largest).toBeGreaterThan(80);
    expect(planned('a6', 1.5, largest).picture.width).toBe(largest);
  });

  it('leaves the crop marks out when they are not wanted', () => {
    expect(planned('a5', 1, undefined, false).cropMarks).toEqual([]);
    expect(planned('a5', 1).cropMarks).toHaveLength(8);
  });
});
