// The long form of the pipeline's fault and hostile-file tests, with seeds of the night:
//
//   node scripts/nightly-pipeline.mjs [seed]
//
// 200 jobs whose worker is killed five times each (1,000 kills), 50 rounds of a database that is killed twice or whose answers
// are lost, 1,200 hostile files, 100 rounds of uploads to and work with a storage server that is busy, slow, breaks off and
// lies, full disks, and 1,000 pictures with their videos in one go. Takes hours; smaller numbers come from the same variables
// of the environment.
import { spawnSync } from 'node:child_process';

const seed = process.argv[2] ?? String(Math.floor(Date.now() / 86_400_000));
const env = {
  ARGUMENT_ROUNDS: '200',
  ARGUMENT_KILLS: '5',
  ARGUMENT_HOSTILE_FILES: '1200',
  ARGUMENT_STORAGE_ROUNDS: '100',
  ARGUMENT_DATABASE_ROUNDS: '50',
  ARGUMENT_PAIRS: '1000',
  ...process.env,
  ARGUMENT_SEED: seed,
};
console.log(`seed ${seed}`);
const run = (program, args) => spawnSync(program, args, { env, stdio: 'inherit' }).status ?? 1;
const faults = ['worker/src/.*faults', 'storage-faults', 'disk-full', 'hostile-files'];
const steps = [
  () => run('npx', ['jest', '--selectProjects', 'medium', '--', ...faults]),
  () => run(process.execPath, ['bench/pairs/run.mjs', '--pairs', env.ARGUMENT_PAIRS, '--sample', '50']),
];
process.exitCode = steps.map((step) => step()).find((status) => status !== 0) ?? 0;
