import type { Metadata } from 'next';
import { ModerationPage } from '../../../../features/admin/moderation-page';

export const metadata: Metadata = { title: 'Moderation' };

export default function Page() {
  return <ModerationPage />;
}
