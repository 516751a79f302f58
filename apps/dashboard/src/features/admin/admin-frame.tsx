'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { cn } from '../../lib/cn';
import { PageHeader } from '../../ui/card';
import { Empty } from '../../ui/states';
import { useSession } from '../auth/use-session';

const TABS = [
  { href: '/admin', label: 'Overview' },
  { href: '/admin/users', label: 'Users' },
  { href: '/admin/moderation', label: 'Moderation' },
  { href: '/admin/jobs', label: 'Dead letters' },
] as const;

/** For those who run the installation; the API lets nobody else in. */
export function AdminFrame({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const { user } = useSession();
  if (!user) return null;
  if (!user.isOperator)
    return <Empty title="For operators only">These pages belong to those who run this installation.</Empty>;
  return (
    <>
      <PageHeader title="Installation" />
      <nav aria-label="Installation" className="mb-6 flex gap-1 overflow-x-auto border-b border-line">
        {TABS.map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            aria-current={pathname === href ? 'page' : undefined}
            className={cn(
              '-mb-px border-b-2 px-3 py-2 text-[0.9375rem] whitespace-nowrap',
              pathname === href ? 'border-signal font-medium' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {label}
          </Link>
        ))}
      </nav>
      {children}
    </>
  );
}
