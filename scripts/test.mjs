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
for (const tier of tiers.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`\n== ${tier.name}`);
  const startedAt = Date.now();
  const { passed, failed } = await runTier(tier);
  total.passed += passed;
  total.failed += failed;
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  summary.push(`${tier.name.padEnd(11)} ${passed} passed, ${failed} failed, ${seconds} s`);
}

const lines = ['', ...summary, '', `${total.passed} passed, ${total.failed} failed`];
console.log(lines.join('\n'));
// On GitHub the same table stands on the run's page.
if (process.env.GITHUB_STEP_SUMMARY) await appendFile(process.env.GITHUB_STEP_SUMMARY, `${lines.join('\n')}\n`);
process.exitCode = total.failed === 0 ? 0 : 1;
