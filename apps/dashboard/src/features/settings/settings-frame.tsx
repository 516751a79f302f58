'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { cn } from '../../lib/cn';
import { PageHeader } from '../../ui/card';
import { useSession } from '../auth/use-session';
import { settingsTabs } from './tabs';

/** Title and tabs around every page of the settings. */
export function SettingsFrame({ children }: { children: ReactNode }) {
  const { user } = useSession();
  const pathname = usePathname();
  return (
    <>
      <PageHeader title="Settings" />
      <nav aria-label="Settings" className="-mt-2 mb-6 flex gap-1 overflow-x-auto border-b border-line">
        {(user ? settingsTabs(user) : []).map(({ href, label }) => (
          <Link
            key={href}
            href={href}
            aria-current={pathname === href ? 'page' : undefined}
            className={cn(
              '-mb-px shrink-0 rounded-t border-b-2 px-3 py-2.5 text-[0.9375rem] transition-colors duration-150 focus-visible:-outline-offset-2',
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
