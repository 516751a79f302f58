// Takes the pipeline's safeguards away, one at a time, and runs the test that has to notice; then puts each back.
//
//   node scripts/prove-safeguards.mjs [part of a fault's name]
//
// Changes sources while it runs, so nothing else may run from this folder meanwhile; refuses where they are changed already.
// Fails when a test passes without its safeguard. Takes about half a minute for each.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * What protects the pipeline, one entry for each fault.
 *
 * @typedef {object} Safeguard
 * @property {string} fault
 * @property {string} keeps what the safeguard is, in words
 * @property {string} file
 * @property {string} from text that is there once
 * @property {string} to what is there without the safeguard
 * @property {string} spec path of the test's file
 * @property {string} test a part of its name
 */

/** @type {readonly Safeguard[]} */
const SAFEGUARDS = JSON.parse(readFileSync(new URL('safeguards.json', import.meta.url), 'utf8'));

const wanted = SAFEGUARDS.filter(({ fault }) => fault.includes(process.argv[2] ?? ''));
const changed = spawnSync('git', ['status', '--porcelain', '--', ...new Set(wanted.map(({ file }) => file))]);
if (changed.stdout.length > 0) {
  console.error(`Commit these first:\n${changed.stdout}`);
  process.exit(2);
}

let missed = 0;
for (const { fault, keeps, file, from, to, spec, test } of wanted) {
  const source = readFileSync(file, 'utf8');
  if (source.split(from).length !== 2) throw new Error(`${file} does not hold this once: ${from}`);
  const restore = () => writeFileSync(file, source);
  const stop = () => {
    restore();
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  writeFileSync(
    file,
    source.replace(from, () => to),
  );
  let output;
  try {
    output = run(spec, test);
  } finally {
    restore();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
  const isSeen = /^Tests:\s+[1-9]\d* failed/m.test(output);
  if (!isSeen) missed += 1;
  console.log(`${isSeen ? 'seen  ' : 'MISSED'} ${fault}: without "${keeps}", ${spec} › ${test}`);
  if (!isSeen) console.log(output.slice(-1_500));
}
process.exitCode = missed > 0 ? 1 : 0;

/** Answers what Jest said. */
function run(spec, test) {
  const pattern = test.replace(/[()?.]/g, '.');
  const { stdout, stderr } = spawnSync('npx', ['jest', '-t', pattern, '--', spec], { encoding: 'utf8' });
  return `${stdout}\n${stderr}`;
}
