// npm test: everything that has to hold, from types to a real browser. `npm test -- small lint` runs only those tiers.
import { appendFile } from 'node:fs/promises';
import { runTier } from './test/run-tier.mjs';
import { missingPrograms, tiers } from './test/tiers.mjs';

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !tiers.some((tier) => tier.name === name));
if (unknown.length > 0) {
  console.error(`There is no tier ${unknown.join(', ')}. Choose from ${tiers.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

const missing = missingPrograms();
if (missing.length > 0) {
  console.log(`Some tests need programs that are missing here: apt-get install ${missing.join(' ')}\n`);
}

const total = { passed: 0, failed: 0 };
const summary = [];
for (const group of groupsOf(tiers.filter(({ name }) => wanted.length === 0 || wanted.includes(name)))) {
  await Promise.all(group.map((tier) => judge(tier, group.length > 1)));
}

const lines = ['', ...summary, '', `${total.passed} passed, ${total.failed} failed`];
console.log(lines.join('\n'));
// On GitHub the same table stands on the run's page.
if (process.env.GITHUB_STEP_SUMMARY) await appendFile(process.env.GITHUB_STEP_SUMMARY, `${lines.join('\n')}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

/** Checks one after the other in the list, such as types and lint, go side by side: each keeps one core busy. */
function groupsOf(list) {
  const groups = [];
  for (const tier of list) {
    const last = groups.at(-1);
    if (tier.isBeside && last?.[0].isBeside) last.push(tier);
    else groups.push([tier]);
  }
  return groups;
}

/** @param isQuiet what the tier says is shown when it has ended, so that two are not mixed */
async function judge(tier, isQuiet) {
  if (!isQuiet) console.log(`\n== ${tier.name}`);
  const startedAt = Date.now();
  const { passed, failed, said = '' } = await runTier(tier, isQuiet);
  if (isQuiet) console.log(`\n== ${tier.name}\n${said}`);
  total.passed += passed;
  total.failed += failed;
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  summary.push(`${tier.name.padEnd(11)} ${passed} passed, ${failed} failed, ${seconds} s`);
}
