import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PREFIX = 'argument-run-';

/**
 * Jest's `globalSetup`: makes the folder of this run. The workers meet in it, and it takes the place of the system's
 * folder for temporary files, so that whatever a test or a program that it starts forgets goes with it. Services start
 * when the first test asks for one, so that a run of small tests starts nothing.
 */
export default async function setUp() {
  await removeAbandoned();
  const folder = await mkdtemp(path.join(tmpdir(), `${PREFIX}${process.pid}-`));
  // The database's own user passes through it.
  await chmod(folder, 0o755);
  process.env.ARGUMENT_TEST_RUN = folder;
  process.env.ARGUMENT_TEST_OWNER = String(process.pid);
  process.env.TMPDIR = folder;
}

/** What runs that were killed have left. */
async function removeAbandoned() {
  for (const name of await readdir(tmpdir())) {
    const [, pid] = new RegExp(`^${PREFIX}(\\d+)-`).exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) await rm(path.join(tmpdir(), name), { recursive: true, force: true });
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
