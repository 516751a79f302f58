import type { Metadata } from 'next';
import { PairsPage } from '../../../../features/pairs/pairs-page';

export const metadata: Metadata = { title: 'Pairs' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  return <PairsPage projectId={projectId} />;
}
