import type { Metadata } from 'next';
import { AnalyticsPage } from '../../../../../features/analytics/analytics-page';

export const metadata: Metadata = { title: 'Analytics' };

export default async function Page({ params }: { params: Promise<{ projectId: string }> }) {
  const { projectId } = await params;
  return <AnalyticsPage projectId={projectId} />;
}
