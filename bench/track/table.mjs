// Prints a run's results beside those of other trackers, by category and level, as Markdown.
// Usage: node bench/track/table.mjs --clips DIR --results DIR
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { score } from './score.mjs';

const { values } = parseArgs({ options: { clips: { type: 'string' }, results: { type: 'string' } } });
if (!values.clips || !values.results) {
  console.error('Usage: node bench/track/table.mjs --clips DIR --results DIR');
  process.exit(2);
}
const json = async (...path) => JSON.parse(await readFile(join(...path), 'utf8'));
const { peers } = await json(import.meta.dirname, 'peers.json');

const rows = [];
for (const file of (await readdir(values.results)).filter((name) => name.endsWith('.json')).sort()) {
  const clip = file.slice(0, -'.json'.length);
  const truth = await json(values.clips, clip, 'groundtruth.json').catch(() => undefined);
  if (truth) rows.push(score(truth, await json(values.results, file)));
}

const mean = (list) => {
  const known = list.filter((v) => v !== null && v !== undefined);
  return known.length > 0 ? known.reduce((a, b) => a + b, 0) / known.length : null;
};
const percent = (v) => (v === null || v === undefined ? '-' : String(Math.round(100 * v)));
const px = (v) => (v === null || v === undefined ? '-' : v.toFixed(2));

const names = Object.keys(peers);
console.log(
  `| clips | ours: P@5 % | error px | wobble px | ${names.map((n) => `${n}: P@5 % | error | wobble`).join(' | ')} |`,
);
console.log(`| --- |${' --- |'.repeat(3 + 3 * names.length)}`);
const groups = [
  ...new Set(rows.filter((r) => r.category !== 'negative').map((r) => `${r.category} L${r.level}`)),
].sort();
for (const group of groups) {
  const [category, level] = group.split(' ');
  const own = rows.filter((r) => r.category === category && `L${r.level}` === level);
  const ours = [
    percent(mean(own.map((r) => r.p5))),
    px(mean(own.map((r) => r.error))),
    px(mean(own.map((r) => r.wobble))),
  ];
  const theirs = names.flatMap((name) => {
    const known = peers[name].categories[category]?.[level];
    return [percent(known?.p5), px(known?.error), px(known?.wobble)];
  });
  console.log(`| ${group} | ${[...ours, ...theirs].join(' | ')} |`);
}
const moving = rows.filter((r) => !['negative', 'static'].includes(r.category));
const byLevel = [1, 2, 3, 4].map((l) => percent(mean(moving.filter((r) => r.level === l).map((r) => r.p5))));
console.log(
  `\nAll but static: P@5 ${byLevel.join('/')} %, error ${px(mean(moving.map((r) => r.error)))} px, wobble ${px(mean(moving.map((r) => r.wobble)))} px.`,
);
for (const level of [1, 2, 3, 4]) {
  const locks = rows.filter((r) => r.level === level).flatMap((r) => r.locks);
  if (locks.length > 0) console.log(`Cold locks L${level}: ${locks.filter(Boolean).length}/${locks.length}.`);
}
const sum = (list) => list.reduce((a, b) => a + b, 0);
console.log(
  `Shown where the target is not: ${sum(rows.map((r) => r.wrong))} of ${sum(rows.map((r) => r.absent))} frames.`,
);
console.log(
  `Median over clips: detect ${px(mean(rows.map((r) => r.detectMs)))} ms, track ${px(mean(rows.map((r) => r.trackMs)))} ms.`,
);
