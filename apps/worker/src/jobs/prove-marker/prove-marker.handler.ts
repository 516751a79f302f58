import path from 'node:path';
import { setImmediate as giveWay } from 'node:timers/promises';
import { type JobPayload, type StoredProof, storedProof } from '@argument/contracts';
import { markJobSucceeded, type Prisma, type Transaction } from '@argument/database';
import type { JobRun } from '@argument/queue';
import type { Plane } from '@argument/vision';
import type { PreparedTarget } from '@argument/vision/track';
import type { Standby } from '../../core/standby.js';
import { withWorkFolder } from '../../core/work-folder.js';
import type { WorkerDeps } from '../../core/worker-deps.js';
import { readLuminance } from '../../media/sharp/pictures.js';
import { JUDGED_SIDE, MARKER_FILE } from '../compile-marker/compile-marker.plan.js';
import type { JobDefinition } from '../job-definition.js';
import { type Comparable, findSimilar } from './compare.js';
import { findTwinProof } from './find-twin-proof.js';
import { MOST_COMPARED, withSimilar } from './prove-marker.plan.js';

/** Tries a marker out on simulated prints: from how far it is recognised, how it gets better, what it is mistaken for. Nobody
 * waits for it: the marker is ready before, and one that cannot be tried out stays as it is. */
export const proveMarker: JobDefinition<'prove-marker'> = { concurrency: 1, handle };

const query = {
  project: { select: { workspaceId: true } },
  image: { include: { renditions: { where: { name: 'large' } } } },
  files: { where: { contentType: MARKER_FILE.contentType } },
} as const satisfies Prisma.MarkerInclude;
type Row = Prisma.MarkerGetPayload<{ include: typeof query }>;

async function handle(deps: WorkerDeps, { markerId }: JobPayload<'prove-marker'>, run: JobRun): Promise<void> {
  const marker = await deps.database.client.marker.findUnique({ where: { id: markerId }, include: query });
  if (marker?.status !== 'ready' || marker.proof !== null) return;
  await withWorkFolder(async (folder) => {
    const turn = deps.standby.turn(run.signal);
    await turn.pause();
    const read = (side: number) => readPicture(deps, marker, folder, run, side);
    const picture = await read(JUDGED_SIDE);
    // Loaded at the first marker: a worker that only transcodes never needs it.
    const { compareTargets } = await import('@argument/vision/many');
    const target = await readTarget(deps, marker);
    if (!picture || !target) return;
    const twin = await findTwinProof(deps.database.client, marker);
    const print = twin ?? (await tryPrint(marker, picture, target, read, turn));
    const others = await comparables(deps, marker);
    const similar = await findSimilar(target, marker.image.sha256, others, compareTargets);
    run.signal.throwIfAborted();
    await finish(deps, marker, run, { ...print, similar, provedAt: new Date().toISOString() });
  });
}

async function tryPrint(
  marker: Row,
  picture: Plane,
  target: PreparedTarget,
  read: (side: number) => Promise<Plane | null>,
  turn: Turn,
) {
  const { cropInSteps, proveInSteps } = await import('@argument/vision/proof');
  const proved = await politely(proveInSteps(picture, { target }), turn);
  const detailed = (await read(DETAILED_SIDE)) ?? picture;
  return { ...proved, crop: await politely(cropInSteps(detailed, marker.trackability ?? 0), turn) };
}

type Turn = ReturnType<Standby['turn']>;

/** Runs to the end, and lets the worker do other things after every step. */
async function politely<T>(steps: Generator<void, T>, turn: Turn): Promise<T> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await giveWay();
    await turn.pause();
  }
}

/** Long side from which parts are cut, px: a part as large as the whole was keeps its details. */
const DETAILED_SIDE = 1280;

async function readPicture(
  deps: WorkerDeps,
  { image }: Row,
  folder: string,
  run: JobRun,
  side: number,
): Promise<Plane | null> {
  const [source] = image.renditions;
  if (!source) return null;
  const file = path.join(folder, 'picture');
  await deps.renditions.fetch(source, file, run.signal);
  return readLuminance(file, side);
}

/** The very file that phones get. */
async function readTarget({ store }: WorkerDeps, { files }: Pick<Row, 'files'>): Promise<PreparedTarget | null> {
  const [file] = files;
  if (!file) return null;
  const { prepareTarget } = await import('@argument/vision/track');
  const { body } = await store.get(file.key);
  return prepareTarget(Buffer.concat(await body.toArray()));
}

async function comparables(deps: WorkerDeps, marker: Row): Promise<Comparable[]> {
  const rows = await deps.database.client.marker.findMany({
    where: { projectId: marker.projectId, status: 'ready', id: { not: marker.id } },
    include: query,
    orderBy: { id: 'desc' },
    take: MOST_COMPARED,
  });
  return rows.map((row) => ({ id: row.id, imageSha256: row.image.sha256, prepare: () => readTarget(deps, row) }));
}

function finish({ unitOfWork }: WorkerDeps, marker: Row, run: JobRun, proof: StoredProof): Promise<void> {
  return unitOfWork.run(async (tx, consequences) => {
    const { projectId, id: markerId, project } = marker;
    const { count } = await tx.marker.updateMany({ where: { id: markerId }, data: { proof } });
    if (count === 1) {
      await tellOthers(tx, markerId, proof);
      consequences.announce({ workspaceId: project.workspaceId, name: 'marker.proved', data: { projectId, markerId } });
    }
    await markJobSucceeded(tx, run.id);
  });
}

/** Likeness goes both ways: markers that were proved before this one existed learn of it. */
async function tellOthers(tx: Transaction, markerId: string, { similar }: StoredProof): Promise<void> {
  for (const { markerId: otherId, verdict, shared } of similar) {
    const other = await tx.marker.findUnique({ where: { id: otherId }, select: { proof: true } });
    const known = storedProof.safeParse(other?.proof);
    // Not proved yet: it will find this one by itself.
    if (!known.success) continue;
    const proof = withSimilar(known.data, { markerId, verdict, shared });
    await tx.marker.updateMany({ where: { id: otherId }, data: { proof } });
  }
}
