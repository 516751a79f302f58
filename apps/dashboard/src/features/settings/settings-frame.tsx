'use client';
import type { ReactNode } from 'react';
import { PageHeader } from '../../ui/card';
import { PageTabs } from '../../ui/page-tabs';
import { useSession } from '../auth/use-session';
import { settingsTabs } from './tabs';

/** Title and tabs around every page of the settings. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const { user } = useSession();
  return (
    <>
      <PageHeader title="Settings" />
      <PageTabs label="Settings" tabs={user ? settingsTabs(user) : []} />
      {children}
    </>
  );
}
