import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ForgotPasswordForm } from '../../../features/auth/forgot-password-form';

export const metadata: Metadata = { title: 'Set a new password' };

export default function Page() {
  return (
    <Suspense>
      <ForgotPasswordForm />
    </Suspense>
  );
}
