import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint } from './fingerprint.mjs';
import { steps } from './steps.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const stampFile = join(root, '.build-stamp.json');

/**
 * Builds what is missing or stale, side by side where nothing stands in between. Answers the number of steps that ran.
 * Throws with the tool's whole output when one fails.
 */
export async function build({ log = console.log } = {}) {
  const stamps = await readStamps();
  const plan = await Promise.all(steps.map(async (step) => ({ step, hash: await fingerprint(root, step.inputs) })));
  const stale = plan.filter(({ step, hash }) => stamps[step.name] !== hash || !step.outputs.every(existsIn));
  if (stale.length === 0) return 0;

  log(`Building ${stale.map(({ step }) => step.name).join(', ')}`);
  const running = new Map();
  for (const { step, hash } of stale) {
    const before = step.after.map((name) => running.get(name));
    running.set(
      step.name,
      Promise.all(before).then(async () => {
        await runStep(step, log);
        stamps[step.name] = hash;
        await writeStamps(stamps);
      }),
    );
  }
  // All are waited for, so that no compiler goes on writing after a failure was reported.
  const results = await Promise.allSettled(running.values());
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
  return stale.length;
}

const existsIn = (path) => existsSync(join(root, path));

async function readStamps() {
  try {
    return JSON.parse(await readFile(stampFile, 'utf8'));
  } catch {
    return {};
  }
}

/** Writes are queued and atomic: two steps can end at the same time, and Ctrl-C can come at any time. */
let lastWrite = Promise.resolve();
function writeStamps(stamps) {
  lastWrite = lastWrite.then(async () => {
    await writeFile(`${stampFile}.new`, `${JSON.stringify(stamps, null, 2)}\n`);
    await rename(`${stampFile}.new`, stampFile);
  });
  return lastWrite;
}

function runStep({ name, command, cwd = '.', env }, log) {
  const startedAt = Date.now();
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  const label = name.padEnd(22);
  log(`  ${label} started`);
  const ticker = setInterval(() => log(`  ${label} still building, ${seconds()}`), 15_000);
  return new Promise((resolve, reject) => {
    const [program, ...args] = command;
    const child = spawn(program, args, {
      cwd: join(root, cwd),
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) {
        log(`  ${label} done in ${seconds()}`);
        resolve();
      } else {
        const why = signal ? `was stopped by ${signal}` : `ended with code ${code}`;
        reject(new Error(`Building ${name} failed (it ${why}).\n${Buffer.concat(output).toString('utf8')}`));
      }
    });
  }).finally(() => clearInterval(ticker));
}
