// The long form of the pipeline's fault and hostile-file tests, with seeds of the night:
//
//   node scripts/nightly-pipeline.mjs [seed]
//
// 200 jobs whose worker is killed five times each (1,000 kills), 50 rounds of a database that is killed twice or whose answers
// are lost, 1,200 hostile files, 100 rounds of uploads to and work with a storage server that is busy, slow, breaks off and
// lies, full disks, and 1,000 pictures with their videos in one go. Takes hours; smaller numbers come from the same variables
// of the environment, and ARGUMENT_ONLY runs a piece alone: one of the names in `pieces`.
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
const jest = (path) => () => run('npx', ['jest', '--selectProjects', 'medium', '--', path]);
const pieces = {
  kills: jest('apps/worker/src/faults'),
  database: jest('apps/worker/src/database-faults'),
  redis: jest('apps/worker/src/redis-faults'),
  storage: jest('apps/worker/src/storage-faults'),
  uploads: jest('apps/api/src/features/.*faults'),
  disks: jest('apps/worker/src/disk-full'),
  'hostile-files': jest('apps/worker/src/media/hostile-files'),
  pairs: () => run(process.execPath, ['bench/pairs/run.mjs', '--pairs', env.ARGUMENT_PAIRS, '--sample', '50']),
};
const only = process.env.ARGUMENT_ONLY;
if (only !== undefined && !(only in pieces)) throw new Error(`There is no ${only}, only ${Object.keys(pieces)}.`);
let status = 0;
for (const [name, piece] of Object.entries(pieces)) {
  if (only !== undefined && only !== name) continue;
  const ended = piece();
  console.log(`${name}: ${ended === 0 ? 'passed' : 'FAILED'}`);
  status ||= ended;
}
process.exitCode = status;
