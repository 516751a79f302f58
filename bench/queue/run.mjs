// What our queue adds to BullMQ: the outbox row, the hand-over, the lease that a run takes and the statement that ends it.
// Twice: a job alone, written by one statement, beside a job that raw BullMQ is given; and a job that a row makes necessary,
// both in one transaction of ours, beside the same row in the same transaction and then a job that raw BullMQ is given.
// Raw is BullMQ as it comes: its own connection, a job added when it comes up, nothing else, and nothing of what a crash
// between the two would cost. All on one PostgreSQL, the same number of producers and runs at a time, empty handlers.
//
//   node bench/queue/run.mjs [jobs] [rounds]      needs a build
//
// Prints medians of pairs that ran one after the other, as ratios; fails below the floors in baseline.json.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { RunLedger } from '../../apps/worker/dist/core/run-ledger.js';
import { JOB_NAMES } from '../../packages/contracts/dist/index.js';
import { createDatabase, insertJob, migrate, newId, noteHandedOver } from '../../packages/database/dist/index.js';
import { createQueue, inBatches, inBatchesLater, startConsumer } from '../../packages/queue/dist/index.js';
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

const results = { alone: [], raw: [], withRow: [], rawWithRow: [], cpu: [] };
const database = createDatabase({ url });
await database.client.$executeRaw`CREATE TABLE bench_rows (id uuid PRIMARY KEY)`;
const writeRow = (tx) => tx.$executeRaw`INSERT INTO bench_rows VALUES (gen_random_uuid())`;
try {
  await ours(true);
  console.log('jobs in a second, CPU of a job in our process and in the database:');
  for (let round = 0; round < rounds; round++) {
    const alone = await ours(false);
    const bare = await raw(`raw-${round}`, false);
    const withRow = await ours(true);
    const bareWithRow = await raw(`row-${round}`, true);
    results.alone.push(alone.rate);
    results.raw.push(bare.rate);
    results.withRow.push(withRow.rate);
    results.rawWithRow.push(bareWithRow.rate);
    results.cpu.push(withRow.cpuMs);
    console.log(`alone: ours ${tell(alone)}; raw ${tell(bare)}`);
    console.log(`with a row: ours ${tell(withRow)}; raw ${tell(bareWithRow)}`);
  }
} finally {
  await database.close();
  await cluster.stop();
}
const measured = {
  ofRaw: ratio(results.alone, results.raw),
  withRow: ratio(results.withRow, results.rawWithRow),
  cpuMs: median(results.cpu),
};
console.log(`a job alone, of raw BullMQ  ${measured.ofRaw.toFixed(2)} (floor ${floors.ofRaw})`);
console.log(`with its row, of the same   ${measured.withRow.toFixed(2)} (floor ${floors.withRow})`);
console.log(`with its row, of raw alone  ${ratio(results.withRow, results.raw).toFixed(2)}`);
console.log(`CPU a job, its row included ${measured.cpuMs.toFixed(2)} ms (at most ${floors.cpuMs})`);
process.exit(
  measured.ofRaw < floors.ofRaw || measured.withRow < floors.withRow || measured.cpuMs > floors.cpuMs ? 1 : 0,
);

async function ours(hasRow) {
  const producer = await createQueue({ databaseUrl: url });
  const note = inBatchesLater((ids) => noteHandedOver(database.direct, ids), { afterMs: 100, onError: fail });
  const handOver = inBatches(async (jobs) => {
    await producer.add(jobs);
    note(jobs.map(({ id }) => id));
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
  const timed = await measure(done, async () => {
    const imageId = newId();
    const id = `process-image:${imageId}:1`;
    const write = (tx) => insertJob(tx, { id, name: 'process-image', payload: { imageId }, workspaceId: null });
    const job = await (hasRow
      ? database.inTransaction(async (tx) => {
          await writeRow(tx);
          return write(tx);
        })
      : write(database.direct));
    await handOver([job]);
  });
  await consumer.close({ graceMs: 1_000 });
  await producer.close();
  return timed;
}

/** BullMQ's own queue and worker, with nothing of ours around a job. */
async function raw(name, hasRow) {
  const { createPostgresBackend, withBackend } = requireOfQueue('bullmq');
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = { connectionString: url, schema: 'raw', migrate: true };
  const queue = new Queue(name, { connection });
  await queue.waitUntilReady();
  const done = counter();
  const worker = new Worker(name, async () => done.one(), { connection, concurrency: AT_A_TIME });
  await worker.waitUntilReady();
  const timed = await measure(done, async () => {
    if (hasRow) await database.inTransaction(writeRow);
    await queue.add(name, { imageId: newId() }, { jobId: newId() });
  });
  await worker.close();
  await queue.close();
  return timed;
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

function ratio(mine, others) {
  return median(mine.map((rate, i) => rate / others[i]));
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
