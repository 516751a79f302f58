import type { Prisma, Transaction } from '@argument/database';
import type { Consequences } from './unit-of-work.js';

/** Has the links in `where` published anew: something that they show has changed. */
export async function republishLinks(
  tx: Transaction,
  consequences: Consequences,
  where: Prisma.LinkWhereInput,
  workspaceId: string,
): Promise<void> {
  // In one order everywhere, so that two that lock the same links cannot wait for each other.
  const links = await tx.link.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
  for (const { id } of links) {
    const { revision } = await tx.link.update({
      where: { id },
      data: { revision: { increment: 1 } },
      select: { revision: true },
    });
    await consequences.enqueue(`publish-link:${id}:${revision}`, 'publish-link', { linkId: id }, workspaceId);
  }
}
