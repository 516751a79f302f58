import type { Metadata } from 'next';
import { LinkPage } from '../../../../features/links/link-page';

export const metadata: Metadata = { title: 'Link' };

export default async function Page({ params }: { params: Promise<{ linkId: string }> }) {
  const { linkId } = await params;
  return <LinkPage linkId={linkId} />;
}
