import type { Metadata } from 'next';
import { Suspense } from 'react';
import { OidcCallback } from '../../../../features/auth/oidc-callback';

export const metadata: Metadata = { title: 'Sign in' };

export default function Page() {
  return (
    <Suspense>
      <OidcCallback />
    </Suspense>
  );
}
