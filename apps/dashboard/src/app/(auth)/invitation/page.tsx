import type { Metadata } from 'next';
import { Suspense } from 'react';
import { InvitationPage } from '../../../features/team/invitation-page';

export const metadata: Metadata = { title: 'Your invitation' };

export default function Page() {
  return (
    <Suspense>
      <InvitationPage />
    </Suspense>
  );
}
