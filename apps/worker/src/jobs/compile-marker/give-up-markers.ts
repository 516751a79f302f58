import type { Prisma, Transaction } from '@argument/database';
import type { Refusal } from '../../core/refusal.js';
import type { Consequences } from '../../core/unit-of-work.js';

/** Marks the markers in `where` as failed and says so. */
export async function giveUpMarkers(
  tx: Transaction,
  consequences: Consequences,
  where: Prisma.MarkerWhereInput,
  workspaceId: string,
  { code, message }: Refusal,
): Promise<void> {
  const markers = await tx.marker.findMany({ where, select: { id: true, projectId: true } });
  if (markers.length === 0) return;
  await tx.marker.updateMany({
    where: { id: { in: markers.map(({ id }) => id) } },
    data: { status: 'failed', errorCode: code, errorMessage: message },
  });
  for (const { id, projectId } of markers) {
    consequences.announce({ workspaceId, name: 'marker.failed', data: { projectId, markerId: id } });
  }
}
