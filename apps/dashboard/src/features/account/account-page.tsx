'use client';
import { useSession } from '../auth/use-session';
import { EmailPanel } from './email-panel';
import { IdentitiesPanel } from './identities-panel';
import { PasswordPanel } from './password-panel';
import { SignInsPanel } from './sign-ins-panel';
import { TwoFactorPanel } from './two-factor-panel';

/** How one gets in, and where one is in. */
export function AccountPage() {
  const { user } = useSession();
  return (
    <div className="grid max-w-5xl items-start gap-6 lg:grid-cols-2">
      <div className="grid gap-6">
        <PasswordPanel email={user?.email ?? ''} />
        <TwoFactorPanel />
        <EmailPanel email={user?.email ?? ''} />
      </div>
      <div className="grid gap-6">
        <SignInsPanel />
        <IdentitiesPanel />
      </div>
    </div>
  );
}
