// The long form of the pipeline's fault and hostile-file tests, with seeds of the night:
//
//   node scripts/nightly-pipeline.mjs [seed]
//
// 200 jobs whose worker is killed five times each (1,000 kills), 1,200 hostile files, 100 rounds of uploads to a storage
// server that is busy, slow, breaks off and lies, and full disks. Takes hours; smaller numbers come from the same
// variables of the environment.
import { spawnSync } from 'node:child_process';

const seed = process.argv[2] ?? String(Math.floor(Date.now() / 86_400_000));
const env = {
  ARGUMENT_ROUNDS: '200',
  ARGUMENT_KILLS: '5',
  ARGUMENT_HOSTILE_FILES: '1200',
  ARGUMENT_STORAGE_ROUNDS: '100',
  ...process.env,
  ARGUMENT_SEED: seed,
};
console.log(`seed ${seed}`);
const jest = ['jest', '--selectProjects', 'medium', '--', 'worker/src/.*faults', 'disk-full', 'hostile-files'];
process.exit(spawnSync('npx', jest, { env, stdio: 'inherit' }).status ?? 1);
