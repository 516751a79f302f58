// Ten minutes of requests that nobody should send, against a running API, with a seed of the night:
//
//   node scripts/nightly-fuzz.mjs [seed] [minutes]
//
// The tests send a few hundred of them, always the same ones.
import { spawnSync } from 'node:child_process';

const seed = process.argv[2] ?? String(Math.floor(Date.now() / 86_400_000));
const minutes = Number(process.argv[3] ?? 10);
const env = { ...process.env, ARGUMENT_SEED: seed, ARGUMENT_FUZZ_MS: String(minutes * 60_000) };
console.log(`seed ${seed}, ${minutes} minutes`);
const jest = ['jest', '--selectProjects', 'medium', '--', 'apps/api/test/fuzz'];
process.exit(spawnSync('npx', jest, { env, stdio: 'inherit' }).status ?? 1);
