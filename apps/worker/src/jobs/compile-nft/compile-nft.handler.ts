import path from 'node:path';
import type { JobPayload } from '@argument/contracts';
import { markJobProgress, markJobSucceeded, type Prisma } from '@argument/database';
import { type JobRun, PermanentJobError } from '@argument/queue';
import { recordRenditions, type StoredRendition } from '../../core/rendition-store.js';
import { republishLinks } from '../../core/republish.js';
import { throttledProgress } from '../../core/throttle.js';
import { withWorkFolder } from '../../core/work-folder.js';
import type { WorkerDeps } from '../../core/worker-deps.js';
import { createNftFiles, NFT_DPI } from '../../media/nft/nft-creator.js';
import { writePng } from '../../media/sharp/pictures.js';
import { findTwin } from '../compile-marker/find-twin.js';
import type { JobDefinition } from '../job-definition.js';
import { isNftFile, NFT_FILES, NFT_SIDE } from './compile-nft.plan.js';

/**
 * Adds the files of AR.js to a marker that is ready without them. Where it fails, the marker stays as it is: links go on
 * with our own tracker, and the job's row says why.
 */
export const compileNft: JobDefinition<'compile-nft'> = { concurrency: 1, handle };

const markerQuery = {
  project: { select: { workspaceId: true } },
  image: { include: { renditions: { where: { name: 'large' } } } },
} as const satisfies Prisma.MarkerInclude;
type MarkerRow = Prisma.MarkerGetPayload<{ include: typeof markerQuery }>;

interface Made {
  /** Pixels of the picture that was compiled. */
  width: number | null;
  height: number | null;
  files: readonly Omit<StoredRendition, 'content' | 'extension'>[];
}

async function handle(deps: WorkerDeps, { markerId }: JobPayload<'compile-nft'>, run: JobRun): Promise<void> {
  const { client } = deps.database;
  const marker = await client.marker.findUnique({ where: { id: markerId }, include: markerQuery });
  if (!marker || marker.arjsWidth !== null) return;
  const twin = await findTwin(client, marker, { arjsWidth: { not: null } });
  if (twin) {
    const made = { width: twin.arjsWidth, height: twin.arjsHeight, files: twin.files.filter(isNftFile) };
    await finish(deps, marker, run, made);
    return;
  }
  const [source] = marker.image.renditions;
  if (!source) throw new PermanentJobError('image_not_ready', 'Its picture is not ready. Upload the picture again.');
  await deps.standby.turn(run.signal).pause();
  await withWorkFolder(async (folder) => {
    const picture = path.join(folder, 'picture');
    await deps.renditions.fetch(source, picture, run.signal);
    const target = path.join(folder, 'target.png');
    const { width, height } = await writePng(picture, target, NFT_SIDE, NFT_DPI);
    const files = await compile(deps, target, folder, run);
    run.signal.throwIfAborted();
    if (await finish(deps, marker, run, { width, height, files })) await deps.renditions.ensure(files);
  });
}

async function compile({ renditions, database, logger }: WorkerDeps, target: string, folder: string, run: JobRun) {
  const progress = throttledProgress(
    (percent) => markJobProgress(database.client, run.id, percent / 100),
    (error) => logger.warn({ err: error }, 'progress was not recorded'),
  );
  const made = await createNftFiles(target, folder, run.signal, (part) => progress.report(100 * part));
  await progress.settled();
  const stored: StoredRendition[] = [];
  for (const name of NFT_FILES) {
    const file = { name, content: { path: made[name] }, extension: name, width: null, height: null };
    stored.push(await renditions.put({ ...file, contentType: 'application/octet-stream' }));
  }
  return stored;
}

/** False when the marker was deleted meanwhile. */
function finish(
  { unitOfWork }: WorkerDeps,
  marker: MarkerRow,
  run: JobRun,
  { width, height, files }: Made,
): Promise<boolean> {
  const { id: markerId, project } = marker;
  return unitOfWork.run(async (tx, consequences) => {
    const { count } = await tx.marker.updateMany({
      where: { id: markerId },
      data: { arjsWidth: width, arjsHeight: height },
    });
    if (count === 1) {
      await recordRenditions(tx, { markerId }, files);
      await republishLinks(tx, consequences, { markers: { some: { markerId } } }, project.workspaceId);
    } else {
      // Its deletion knew nothing of these.
      const keys = files.map(({ key }) => key);
      await consequences.enqueue(`delete-files:${markerId}:nft`, 'delete-files', { keys }, project.workspaceId);
    }
    await markJobSucceeded(tx, run.id);
    return count === 1;
  });
}
