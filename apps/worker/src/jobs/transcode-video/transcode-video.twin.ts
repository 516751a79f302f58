import { lockFiles, markJobSucceeded, type Transaction } from '@argument/database';
import type { JobRun } from '@argument/queue';
import type { Consequences } from '../../core/unit-of-work.js';
import type { WorkerDeps } from '../../core/worker-deps.js';

interface Sought {
  id: string;
  sha256: string;
  keyColor: string | null;
  keyTolerance: number | null;
  project: { workspaceId: string };
}

/** Captions belong to one video; everything else follows from the bytes and from how they are asked to be coded. */
const DERIVED = { name: { not: { startsWith: 'captions-' } } } as const;

/** Another video of the workspace with the same content that is ready: its files are what would be made. */
async function findTwin(tx: Transaction, { id, sha256, keyColor, keyTolerance, project }: Sought) {
  const same = { sha256, keyColor, keyTolerance, status: 'ready', id: { not: id } } as const;
  const twin = await tx.video.findFirst({
    where: { ...same, project: { workspaceId: project.workspaceId }, renditions: { some: DERIVED } },
    orderBy: { id: 'desc' },
    include: { renditions: { where: DERIVED } },
  });
  return twin && { ...twin, files: twin.renditions.map((file) => ({ ...file, bytes: Number(file.bytes) })) };
}

type Twin = NonNullable<Awaited<ReturnType<typeof findTwin>>>;

/**
 * Gives a video the files of its twin, when there is one: one set of files for one content. Answers whether it did.
 * @param commit writes the rows in the same transaction
 */
export function takeFromTwin(
  { unitOfWork, store }: Pick<WorkerDeps, 'unitOfWork' | 'store'>,
  video: Sought,
  run: JobRun,
  commit: (tx: Transaction, consequences: Consequences, twin: Twin) => Promise<void>,
): Promise<boolean> {
  return unitOfWork.run(async (tx, consequences) => {
    const twin = await findTwin(tx, video);
    if (!twin) return false;
    // From here on nobody deletes them; one that was deleted a moment ago is made again.
    const keys = twin.files.map(({ key }) => key);
    await lockFiles(tx, keys);
    for (const key of keys) if ((await store.head(key)) === null) return false;
    await commit(tx, consequences, twin);
    await markJobSucceeded(tx, run.id);
    return true;
  });
}
