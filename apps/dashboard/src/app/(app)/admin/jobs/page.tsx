import type { Metadata } from 'next';
import { JobsPage } from '../../../../features/admin/jobs-page';

export const metadata: Metadata = { title: 'Dead letters' };

export default function Page() {
  return <JobsPage />;
}
