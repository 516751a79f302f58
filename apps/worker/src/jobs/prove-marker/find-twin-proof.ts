import { type StoredProof, storedProof } from '@argument/contracts';
import type { Transaction } from '@argument/database';

/** What was found out about the same picture in the same workspace: trying it out again would tell the same. What it is
 * mistaken for is another matter, for that depends on the project. */
export async function findTwinProof(
  tx: Transaction,
  marker: { id: string; image: { sha256: string }; project: { workspaceId: string } },
): Promise<Omit<StoredProof, 'similar' | 'provedAt'> | null> {
  const rows = await tx.marker.findMany({
    where: {
      id: { not: marker.id },
      status: 'ready',
      image: { sha256: marker.image.sha256 },
      project: { workspaceId: marker.project.workspaceId },
    },
    orderBy: { id: 'desc' },
    select: { proof: true },
    take: 5,
  });
  const [twin] = rows.flatMap(({ proof }) => storedProof.safeParse(proof).data ?? []);
  if (!twin) return null;
  const { fieldOfView, distances, rows: looks, crop } = twin;
  return { fieldOfView, distances, rows: looks, crop };
}
