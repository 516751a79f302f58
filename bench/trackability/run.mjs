// Does the trackability score predict what happens to prints? Scores pictures as the worker does, then measures how often the
// engine recognises their simulated prints: 336 looks each, none of which the score has seen.
// Usage: npm run bench:trackability -- [--pictures DIR] [--only REGEX] [--out FILE]
// Without --pictures and --only the figures go to bench/trackability/figures.json unless --out says otherwise. Takes a quarter
// of an hour on one core.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { analyseTarget } from '@argument/vision/opencv';
import { provePrint, successOf } from '@argument/vision/proof';
import { listPictures } from './pictures.mjs';
import { rankCorrelation } from './rank.mjs';

const { values } = parseArgs({
  options: { pictures: { type: 'string' }, only: { type: 'string', default: '' }, out: { type: 'string' } },
});
const LOOKS = 4;
const only = new RegExp(values.only);

const figures = [];
for (const { name, read } of await listPictures(values.pictures)) {
  if (!only.test(name)) continue;
  const picture = await read();
  const { score, reasons } = await analyseTarget(picture);
  const success = round(measure(picture));
  figures.push({ name, score, success, reasons: reasons.map(({ code }) => code) });
  console.log(
    name.padEnd(40),
    String(score).padStart(3),
    success.toFixed(3),
    reasons.map(({ code }) => code).join(' '),
  );
}
const correlation = round(rankCorrelation(column('score'), column('success')));
console.log(`${figures.length} pictures, rank correlation of score and success ${correlation}`);
const everything = !values.pictures && !values.only;
const out = values.out ?? (everything ? join(import.meta.dirname, 'figures.json') : null);
if (out) {
  const lines = figures.map((figure) => `    ${JSON.stringify(figure)}`).join(',\n');
  await writeFile(out, `{\n  "correlation": ${correlation},\n  "pictures": [\n${lines}\n  ]\n}\n`);
}

function measure(picture) {
  try {
    return successOf(provePrint(picture, { looks: LOOKS, seed: 1 }));
  } catch (error) {
    // No marker can be made from it.
    if (error instanceof RangeError) return 0;
    throw error;
  }
}

function column(key) {
  return figures.map((figure) => figure[key]);
}

function round(value) {
  return Math.round(value * 1000) / 1000;
}
