import path from 'node:path';
import type { JobPayload } from '@argument/contracts';
import { markJobSucceeded, type Prisma, type Transaction } from '@argument/database';
import { type JobRun, PermanentJobError } from '@argument/queue';
import type { TargetAnalysis } from '@argument/vision/opencv';
import { assertAccepted } from '../../core/refusal.js';
import { recordRenditions, type StoredRendition } from '../../core/rendition-store.js';
import { republishLinks } from '../../core/republish.js';
import type { Consequences } from '../../core/unit-of-work.js';
import { withWorkFolder } from '../../core/work-folder.js';
import type { WorkerDeps } from '../../core/worker-deps.js';
import type { MarkerMaker } from '../../media/vision/marker-maker.js';
import type { GivenUp, JobDefinition } from '../job-definition.js';
import { COMPILED_SIDE, JUDGED, JUDGED_SIDE, MARKER_FILE, refuseTarget, TOO_ELONGATED } from './compile-marker.plan.js';
import { findTwin } from './find-twin.js';
import { giveUpMarkers } from './give-up-markers.js';

type Payload = JobPayload<'compile-marker'>;
type File = Omit<StoredRendition, 'content' | 'extension'>;

/**
 * Makes a target image recognisable: its score, its heat map and our tracker's file. The files of AR.js follow in a job of
 * their own, because they take half a minute and nobody should wait for them. A marker that is ready already gets a file
 * of the present format and stays as it is.
 */
export const compileMarker: JobDefinition<'compile-marker'> = { concurrency: 1, isAwaited: true, handle, giveUp };

const markerQuery = {
  project: { select: { workspaceId: true } },
  image: { include: { renditions: { where: { name: 'large' } } } },
  files: { where: { contentType: MARKER_FILE.contentType } },
} as const satisfies Prisma.MarkerInclude;
type MarkerRow = Prisma.MarkerGetPayload<{ include: typeof markerQuery }>;

async function handle(deps: WorkerDeps, { markerId }: Payload, run: JobRun): Promise<void> {
  const { client } = deps.database;
  const marker = await client.marker.findUnique({ where: { id: markerId }, include: markerQuery });
  if (!marker || (marker.status === 'ready' && marker.files.length > 0)) return;
  const waiting = { id: markerId, status: { not: 'ready' } } as const;
  await client.marker.updateMany({ where: waiting, data: { status: 'processing', progress: 0 } });
  const twin = await findTwin(client, marker, { files: { some: { contentType: MARKER_FILE.contentType } } });
  if (twin) {
    const { trackability, reasons, features } = twin;
    const facts = { trackability, reasons: reasons ?? [], features: features ?? [] };
    const files = twin.files.filter(({ contentType }) => contentType === MARKER_FILE.contentType);
    await finish(deps, marker, run, facts, files);
    return;
  }
  const [source] = marker.image.renditions;
  if (!source) throw new PermanentJobError('image_not_ready', 'Its picture is not ready. Upload the picture again.');
  await withWorkFolder(async (folder) => {
    const picture = path.join(folder, 'picture');
    await deps.renditions.fetch(source, picture, run.signal);
    const compiled = compile(deps.markerMaker, picture, run.signal);
    // It is made while the picture is judged, and counts for nothing where that one fails.
    compiled.catch(() => undefined);
    const analysis = await deps.markerMaker.judge({ file: picture, side: JUDGED_SIDE }, run.signal);
    const facts = factsOf(analysis);
    await client.marker.updateMany({ where: waiting, data: { ...facts, progress: JUDGED } });
    await announceProgress(deps, marker);
    assertAccepted(refuseTarget(analysis));
    const content = await compiled;
    const file = await deps.renditions.put({ ...MARKER_FILE, content, width: null, height: null });
    run.signal.throwIfAborted();
    if (await finish(deps, marker, run, facts, [file])) await deps.renditions.ensure([file]);
  });
}

async function compile(maker: MarkerMaker, file: string, signal: AbortSignal): Promise<Uint8Array> {
  const made = await maker.compile({ file, side: COMPILED_SIDE }, signal);
  if ('isElongated' in made) throw new PermanentJobError(TOO_ELONGATED.code, TOO_ELONGATED.message);
  return made;
}

const factsOf = ({ score, reasons, features }: TargetAnalysis) => ({ trackability: score, reasons, features });

function announceProgress({ unitOfWork }: WorkerDeps, { id, projectId, project, status }: MarkerRow): Promise<void> {
  return unitOfWork.run(async (_tx, consequences) => {
    if (status === 'ready') return;
    const data = { projectId, markerId: id, progress: JUDGED };
    consequences.announce({ workspaceId: project.workspaceId, name: 'marker.progress', data });
  });
}

/** False when the marker was deleted meanwhile. */
function finish(
  { unitOfWork }: WorkerDeps,
  { id: markerId, projectId, project: { workspaceId }, revision, status }: MarkerRow,
  run: JobRun,
  facts: Prisma.MarkerUpdateManyMutationInput,
  files: readonly File[],
): Promise<boolean> {
  return unitOfWork.run(async (tx, consequences) => {
    const { count } = await tx.marker.updateMany({
      where: { id: markerId },
      data: { ...facts, status: 'ready', progress: 100, errorCode: null, errorMessage: null },
    });
    if (count === 1) {
      await recordRenditions(tx, { markerId }, files);
      await republishLinks(tx, consequences, { markers: { some: { markerId } } }, workspaceId);
      // A marker can be scanned without these, so others' work goes first.
      const later = { importance: 'low' } as const;
      await consequences.enqueue(
        `compile-nft:${markerId}:${revision}`,
        'compile-nft',
        { markerId },
        workspaceId,
        later,
      );
      const proof = `prove-marker:${markerId}:${revision}`;
      await consequences.enqueue(proof, 'prove-marker', { markerId }, workspaceId, later);
      if (status !== 'ready') {
        consequences.announce({ workspaceId, name: 'marker.ready', data: { projectId, markerId } });
      }
    } else {
      // Its deletion knew nothing of these.
      const keys = files.map(({ key }) => key);
      await consequences.enqueue(`delete-files:${markerId}:argm`, 'delete-files', { keys }, workspaceId);
    }
    await markJobSucceeded(tx, run.id);
    return count === 1;
  });
}

async function giveUp(tx: Transaction, consequences: Consequences, { markerId }: Payload, failure: GivenUp) {
  const marker = await tx.marker.findUnique({
    where: { id: markerId },
    include: { project: { select: { workspaceId: true } } },
  });
  if (!marker) return;
  const { workspaceId } = marker.project;
  await giveUpMarkers(tx, consequences, { id: markerId, status: { not: 'ready' } }, workspaceId, failure);
}
