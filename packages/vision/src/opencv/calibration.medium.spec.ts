import { readFile } from 'node:fs/promises';
import { DRAWN_PRINTS, drawPrint } from '@argument/testing';
import { analyseTarget } from './index.js';

interface Figures {
  correlation: number;
  pictures: { name: string; score: number; success: number }[];
}

/** From what is never recognised to what always is; the whole is measured by `npm run bench:trackability`. */
const SUBSET = ['chess-20', 'strip-6', 'page-small', 'faint-shapes-60', 'shapes-60', 'map-1', 'poster-2', 'poster-4'];

const readFigures = async (): Promise<Figures> =>
  JSON.parse(await readFile(new URL('../../../../bench/trackability/figures.json', import.meta.url), 'utf8'));

describe('the trackability score', () => {
  it('predicted the measured success of at least 60 pictures by rank, 0.85 or better', async () => {
    const { correlation, pictures } = await readFigures();
    expect(pictures.length).toBeGreaterThanOrEqual(60);
    expect(correlation).toBeGreaterThanOrEqual(0.85);
  });

  it('still ranks some of them as they were measured', async () => {
    const { pictures } = await readFigures();
    const rated: { score: number; success: number }[] = [];
    for (const name of SUBSET) {
      const print = DRAWN_PRINTS.find((drawn) => drawn.name === name);
      const success = pictures.find((picture) => picture.name === name)?.success;
      if (!print || success === undefined) throw new Error(`There are no figures for ${name}.`);
      rated.push({ success, score: (await analyseTarget(await drawPrint(print))).score });
    }
    expect(concordance(rated)).toBeGreaterThan(0.85);
  }, 120_000);
});

/** Part of the pairs that differ clearly in success and are ranked alike by the score. */
function concordance(rated: readonly { score: number; success: number }[]): number {
  const pairs = rated.flatMap((a, i) => rated.slice(i + 1).map((b) => ({ a, b })));
  const clear = pairs.filter(({ a, b }) => Math.abs(a.success - b.success) > 0.05);
  return clear.filter(({ a, b }) => (a.score - b.score) * (a.success - b.success) > 0).length / clear.length;
}
