// What our queue adds to BullMQ: the outbox row, the hand-over, the lease that a run takes and the statement that ends it.
// Once with the row in a transaction that is there for nothing else, and once as the single statement that it adds to a
// transaction that is there anyway. Against BullMQ as it comes: its own connection, a job added when it comes up, nothing
// else. All on one PostgreSQL, the same number of producers and runs at a time, empty handlers.
//
//   node bench/queue/run.mjs [jobs] [rounds]      needs a build
//
// Prints medians of pairs that ran one after the other, as ratios; fails below the floors in baseline.json.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { RunLedger } from '../../apps/worker/dist/core/run-ledger.js';
import { JOB_NAMES } from '../../packages/contracts/dist/index.js';
import { createDatabase, insertJob, markDispatched, migrate, newId } from '../../packages/database/dist/index.js';
import { createQueue, inBatches, startConsumer } from '../../packages/queue/dist/index.js';
import { startCluster } from '../../packages/testing/harness/postgres-cluster.mjs';
import { serverCpuMs } from './server-cpu.mjs';

const jobs = Number(process.argv[2] ?? 1000);
const rounds = Number(process.argv[3] ?? 3);
const AT_A_TIME = 8;
/** The very BullMQ that our queue stands on. */
const requireOfQueue = createRequire(new URL('../../packages/queue/package.json', import.meta.url));
const floors = JSON.parse(readFileSync(new URL('./baseline.json', import.meta.url), 'utf8'));
const cluster = await startCluster();
const url = cluster.url;
await migrate({ url });

const results = { ours: [], added: [], raw: [], cpu: [] };
try {
  await ours();
  console.log('jobs in a second, CPU of a job in our process and in the database:');
  for (let round = 0; round < rounds; round++) {
    const mine = await ours();
    const added = await ours(false);
    const bare = await raw(round);
    results.ours.push(mine.rate);
    results.added.push(added.rate);
    results.raw.push(bare.rate);
    results.cpu.push(mine.cpuMs);
    console.log(`ours ${tell(mine)}; as a statement ${tell(added)}; raw ${tell(bare)}`);
  }
} finally {
  await cluster.stop();
}
const ofRaw = (rates) => median(rates.map((rate, i) => rate / results.raw[i]));
const ratio = ofRaw(results.ours);
const addedRatio = ofRaw(results.added);
const cpu = median(results.cpu);
console.log(`of raw BullMQ  ${ratio.toFixed(2)} (floor ${floors.ofRaw})`);
console.log(`as a statement ${addedRatio.toFixed(2)} (floor ${floors.addedOfRaw})`);
console.log(`CPU a job      ${cpu.toFixed(2)} ms (at most ${floors.cpuMs})`);
process.exit(ratio < floors.ofRaw || addedRatio < floors.addedOfRaw || cpu > floors.cpuMs ? 1 : 0);

async function ours(hasTransaction = true) {
  const database = createDatabase({ url });
  const producer = await createQueue({ databaseUrl: url });
  const handOver = inBatches(async (jobs) => {
    await producer.add(jobs);
    await markDispatched(
      database.direct,
      jobs.map(({ id }) => id),
    );
  });
  const ledger = new RunLedger(database);
  const done = counter();
  const run = async (_payload, { id, lease, attempt }) => {
    if ((await ledger.begin({ jobId: id, lease }, attempt)) !== 'taken') throw new Error('The job was not there.');
    if (!(await ledger.complete({ jobId: id, lease }))) throw new Error('The job was lost.');
    done.one();
  };
  const handlers = Object.fromEntries(JOB_NAMES.map((name) => [name, { concurrency: AT_A_TIME, handler: run }]));
  const consumer = await startConsumer({ databaseUrl: url }, handlers, { onFailed: fail, onError: fail });
  const measured = await measure(done, async () => {
    const imageId = newId();
    const id = `process-image:${imageId}:1`;
    const write = (tx) => insertJob(tx, { id, name: 'process-image', payload: { imageId }, workspaceId: null });
    const job = await (hasTransaction ? database.inTransaction(write) : write(database.direct));
    await handOver([job]);
  });
  await consumer.close({ graceMs: 1_000 });
  await producer.close();
  await database.close();
  return measured;
}

/** BullMQ's own queue and worker, with nothing of ours around a job. */
async function raw(round) {
  const { createPostgresBackend, withBackend } = requireOfQueue('bullmq');
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = { connectionString: url, schema: 'raw', migrate: true };
  const name = `raw-${round}`;
  const queue = new Queue(name, { connection });
  await queue.waitUntilReady();
  const done = counter();
  const worker = new Worker(name, async () => done.one(), { connection, concurrency: AT_A_TIME });
  await worker.waitUntilReady();
  const measured = await measure(done, () => queue.add(name, { imageId: newId() }, { jobId: newId() }));
  await worker.close();
  await queue.close();
  return measured;
}

/** From the first job handed in to the last one ended. */
async function measure(done, add) {
  const cpu = process.cpuUsage();
  const server = serverCpuMs();
  const began = performance.now();
  let left = jobs;
  const produce = async () => {
    while (left-- > 0) await add();
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, produce));
  await done.reached(jobs);
  const { user, system } = process.cpuUsage(cpu);
  return {
    rate: (jobs * 1000) / (performance.now() - began),
    cpuMs: (user + system) / 1000 / jobs,
    serverMs: (serverCpuMs() - server) / jobs,
  };
}

function counter() {
  let count = 0;
  let wake = () => undefined;
  let wanted = Number.POSITIVE_INFINITY;
  return {
    one() {
      count += 1;
      if (count >= wanted) wake();
    },
    reached: (target) =>
      new Promise((resolve) => {
        wanted = target;
        wake = resolve;
        if (count >= wanted) resolve();
      }),
  };
}

function tell({ rate, cpuMs, serverMs }) {
  return `${rate.toFixed(0)} jobs/s, ${cpuMs.toFixed(2)} + ${serverMs.toFixed(2)} ms`;
}

function fail(problem) {
  console.error(problem);
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
