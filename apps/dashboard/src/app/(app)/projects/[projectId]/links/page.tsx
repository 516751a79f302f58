import type { Metadata } from 'next';
import { LinksPage } from '../../../../../features/links/links-page';

export const metadata: Metadata = { title: 'Links' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  return <LinksPage projectId={projectId} />;
}
