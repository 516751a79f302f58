import type { Metadata } from 'next';
import { RetentionPage } from '../../../../features/retention/retention-page';

export const metadata: Metadata = { title: 'Retention' };

export default function Page() {
  return <RetentionPage />;
}
