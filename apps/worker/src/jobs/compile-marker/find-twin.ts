import type { Prisma, Transaction } from '@argument/database';
import { NFT_FILES } from './compile-marker.plan.js';

/**
 * A marker of the same workspace that was compiled from the same picture: the result would be the same bytes, so there is
 * no need to spend half a minute on them again.
 */
export async function findTwin(
  tx: Transaction,
  marker: { id: string; image: { sha256: string }; project: { workspaceId: string } },
) {
  const twin = await tx.marker.findFirst({
    where: {
      id: { not: marker.id },
      status: 'ready',
      arjsWidth: { not: null },
      image: { sha256: marker.image.sha256 },
      project: { workspaceId: marker.project.workspaceId },
    },
    orderBy: { id: 'desc' },
    include: { files: true },
  });
  if (!twin || twin.files.length < NFT_FILES.length) return null;
  const { trackability, reasons, features, arjsWidth, arjsHeight } = twin;
  const facts: Prisma.MarkerUpdateManyMutationInput = {
    trackability,
    reasons: reasons ?? [],
    features: features ?? [],
    arjsWidth,
    arjsHeight,
  };
  return { facts, files: twin.files.map((file) => ({ ...file, bytes: Number(file.bytes) })) };
}
