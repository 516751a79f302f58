import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Jest's `globalSetup`: names the folder in which the workers of this run meet. Services start when the first test asks
 * for one, so that a run of small tests starts nothing.
 */
export default async function setUp() {
  process.env.ARGUMENT_TEST_RUN = await mkdtemp(path.join(tmpdir(), 'argument-run-'));
  process.env.ARGUMENT_TEST_OWNER = String(process.pid);
}
