import path from 'node:path';
import type { JobPayload } from '@argument/contracts';
import { markJobProgress, markJobSucceeded, type Prisma, type Transaction } from '@argument/database';
import { type JobRun, PermanentJobError } from '@argument/queue';
import type { TargetAnalysis } from '@argument/vision/opencv';
import { recordRenditions, type StoredRendition } from '../../core/rendition-store.js';
import { republishLinks } from '../../core/republish.js';
import { throttledProgress } from '../../core/throttle.js';
import type { Consequences } from '../../core/unit-of-work.js';
import { withWorkFolder } from '../../core/work-folder.js';
import type { WorkerDeps } from '../../core/worker-deps.js';
import { compileNft, NFT_DPI } from '../../media/nft/nft-compiler.js';
import { readLuminance, writePng } from '../../media/sharp/pictures.js';
import type { GivenUp, JobDefinition } from '../job-definition.js';
import { ANALYSIS_SHARE, COMPILED_SIDE, NFT_FILES, refuseTarget } from './compile-marker.plan.js';
import { findTwin } from './find-twin.js';
import { giveUpMarkers } from './give-up-markers.js';

type Payload = JobPayload<'compile-marker'>;

/** Makes a target image recognisable: its score, its heat map and the tracker's files. */
export const compileMarker: JobDefinition<'compile-marker'> = { concurrency: 1, handle, giveUp };

const markerQuery = {
  project: { select: { workspaceId: true } },
  image: { include: { renditions: { where: { name: 'large' } } } },
} as const satisfies Prisma.MarkerInclude;
type MarkerRow = Prisma.MarkerGetPayload<{ include: typeof markerQuery }>;

async function handle(deps: WorkerDeps, { markerId }: Payload, run: JobRun): Promise<void> {
  const marker = await deps.database.client.marker.findUnique({ where: { id: markerId }, include: markerQuery });
  if (!marker || marker.status === 'ready') return;
  await deps.database.client.marker.updateMany({
    where: { id: markerId },
    data: { status: 'processing', progress: 0 },
  });
  const twin = await findTwin(deps.database.client, marker);
  if (twin) return finish(deps, markerId, run, twin.facts, twin.files);
  const [source] = marker.image.renditions;
  if (!source) throw new PermanentJobError('image_not_ready', 'Its picture is not ready. Upload the picture again.');
  await withWorkFolder(async (folder) => {
    const picture = path.join(folder, 'picture');
    await deps.renditions.fetch(source.key, picture, run.signal);
    const luminance = await readLuminance(picture, COMPILED_SIDE);
    // Loaded at the first marker: a worker that only transcodes never needs it.
    const { analyseTarget } = await import('@argument/vision/opencv');
    const analysis = await analyseTarget(luminance);
    const facts = factsOf(analysis);
    await deps.database.client.marker.updateMany({ where: { id: markerId }, data: facts });
    const refusal = refuseTarget(analysis);
    if (refusal) throw new PermanentJobError(refusal.code, refusal.message);
    const files = await compile(deps, marker, picture, folder, run);
    run.signal.throwIfAborted();
    const compiled = { ...facts, arjsWidth: luminance.width, arjsHeight: luminance.height };
    await finish(deps, markerId, run, compiled, files);
    await deps.renditions.ensure(files);
  });
}

const factsOf = ({ score, reasons, features }: TargetAnalysis) => ({ trackability: score, reasons, features });

async function compile(deps: WorkerDeps, marker: MarkerRow, picture: string, folder: string, run: JobRun) {
  const target = path.join(folder, 'target.png');
  await writePng(picture, target, COMPILED_SIDE, NFT_DPI);
  const progress = markerProgress(deps, marker, run.id);
  const made = await compileNft(target, folder, run.signal, (part) =>
    progress.report(100 * (ANALYSIS_SHARE + (1 - ANALYSIS_SHARE) * part)),
  );
  await progress.settled();
  const stored: StoredRendition[] = [];
  for (const name of NFT_FILES) {
    const file = { name, content: { path: made[name] }, extension: name, width: null, height: null };
    stored.push(await deps.renditions.put({ ...file, contentType: 'application/octet-stream' }));
  }
  return stored;
}

function markerProgress({ unitOfWork, logger }: WorkerDeps, { id, projectId, project }: MarkerRow, jobId: string) {
  return throttledProgress(
    (progress) =>
      unitOfWork.run(async (tx, consequences) => {
        await tx.marker.updateMany({ where: { id, status: 'processing' }, data: { progress } });
        await markJobProgress(tx, jobId, progress / 100);
        const data = { projectId, markerId: id, progress };
        consequences.announce({ workspaceId: project.workspaceId, name: 'marker.progress', data });
      }),
    (error) => logger.warn({ err: error }, 'progress was not recorded'),
  );
}

function finish(
  { unitOfWork }: WorkerDeps,
  markerId: string,
  run: JobRun,
  facts: Prisma.MarkerUpdateManyMutationInput,
  files: readonly Omit<StoredRendition, 'content' | 'extension'>[],
): Promise<void> {
  return unitOfWork.run(async (tx, consequences) => {
    const { count } = await tx.marker.updateMany({
      where: { id: markerId },
      data: { ...facts, status: 'ready', progress: 100, errorCode: null, errorMessage: null },
    });
    if (count === 1) {
      await recordRenditions(tx, { markerId }, files);
      const { projectId, project } = await ownerOf(tx, markerId);
      const { workspaceId } = project;
      await republishLinks(tx, consequences, { markers: { some: { markerId } } }, workspaceId);
      consequences.announce({ workspaceId, name: 'marker.ready', data: { projectId, markerId } });
    }
    await markJobSucceeded(tx, run.id);
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

const ownerOf = (tx: Transaction, id: string) =>
  tx.marker.findUniqueOrThrow({
    where: { id },
    select: { projectId: true, project: { select: { workspaceId: true } } },
  });
