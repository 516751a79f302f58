import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Jest's `globalTeardown`: stops what the run started and removes its folder, whatever the tests' outcome. */
export default async function tearDown() {
  const folder = process.env.ARGUMENT_TEST_RUN;
  if (!folder) return;
  const { pid } = JSON.parse(await readFile(path.join(folder, 'postgres.json'), 'utf8').catch(() => '{}'));
  if (pid) await end(pid);
  // A browser that was just closed may still write for a moment.
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
}

async function end(pid) {
  try {
    process.kill(pid, 'SIGTERM');
    for (let waited = 0; waited < 10_000; waited += 50) {
      await sleep(50);
      process.kill(pid, 0);
    }
  } catch {
    // It is gone.
  }
}
