'use client';
import type { ReactNode } from 'react';
import { PageHeader } from '../../ui/card';
import { PageTabs } from '../../ui/page-tabs';
import { Empty } from '../../ui/states';
import { useSession } from '../auth/use-session';

const TABS = [
  { href: '/admin', label: 'Overview' },
  { href: '/admin/users', label: 'Users' },
  { href: '/admin/workspaces', label: 'Workspaces' },
  { href: '/admin/plans', label: 'Plans' },
  { href: '/admin/moderation', label: 'Moderation' },
  { href: '/admin/jobs', label: 'Dead letters' },
] as const;

/** For those who run the installation; the API lets nobody else in. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const { user } = useSession();
  if (!user) return null;
  if (!user.isOperator)
    return <Empty title="For operators only">These pages belong to those who run this installation.</Empty>;
  return (
    <>
      <PageHeader title="Installation" />
      <PageTabs label="Installation" tabs={TABS} />
      {children}
    </>
  );
}
