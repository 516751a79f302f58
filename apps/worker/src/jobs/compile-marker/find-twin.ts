import type { Prisma, Transaction } from '@argument/database';

/**
 * Another marker of the same workspace that was compiled from the same picture: the result would be the same bytes, so
 * there is no need to compute them again.
 * @param kept what the other marker must have
 */
export async function findTwin(
  tx: Transaction,
  marker: { id: string; image: { sha256: string }; project: { workspaceId: string } },
  kept: Prisma.MarkerWhereInput,
) {
  const twin = await tx.marker.findFirst({
    where: {
      ...kept,
      id: { not: marker.id },
      status: 'ready',
      image: { sha256: marker.image.sha256 },
      project: { workspaceId: marker.project.workspaceId },
    },
    orderBy: { id: 'desc' },
    include: { files: true },
  });
  return twin && { ...twin, files: twin.files.map((file) => ({ ...file, bytes: Number(file.bytes) })) };
}
