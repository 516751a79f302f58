'use client';
import { Images, LifeBuoy, Plus, ScanLine, Search } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '../../lib/cn';
import { Button } from '../../ui/button';
import { Kbd } from '../../ui/kbd';
import { Logo } from '../../ui/logo';
import { WorkspaceMenu } from '../workspaces/workspace-menu';
import { AccountMenu } from './account-menu';

const places = [
  { href: '/projects', label: 'Projects', icon: Images },
  { href: '/demo', label: 'Demo', icon: ScanLine },
  { href: '/help', label: 'Help', icon: LifeBuoy },
] as const;

const here = (pathname: string, href: string): boolean =>
  pathname === href ||
  (href === '/projects' && ['/projects', '/links', '/compare'].some((start) => pathname.startsWith(start)));

export function TopBar({ onCommand, onKeys }: { onCommand: () => void; onKeys: () => void }) {
  const pathname = usePathname();
  return (
    <header className="sticky top-0 z-30 border-b border-line bg-paper/85 backdrop-blur-md">
      <div className="mx-auto flex h-14 max-w-[84rem] items-center gap-2 px-4 sm:px-6 lg:px-8">
        <Link href="/projects" aria-label="ARgument, your projects" className="flex shrink-0 rounded-md md:mr-2">
          <Logo />
        </Link>
        <WorkspaceMenu />
        <nav aria-label="Main" className="hidden gap-1 md:flex">
          {places.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              aria-current={here(pathname, href) ? 'page' : undefined}
              className={cn(
                'rounded-control px-3 py-1.5 text-[0.9375rem] transition-colors duration-150',
                here(pathname, href) ? 'bg-sunken font-medium' : 'text-muted hover:text-ink',
              )}
            >
              {label}
            </Link>
          ))}
        </nav>
        <button
          type="button"
          onClick={onCommand}
          className="ml-auto flex h-9 shrink-0 items-center gap-2 rounded-control border border-line bg-surface px-2.5 text-sm text-muted transition-colors duration-150 hover:border-line-strong"
        >
          <Search className="size-4" aria-hidden="true" />
          <span className="sr-only sm:not-sr-only">Search or jump to</span>
          <span className="hidden gap-1 sm:flex" aria-hidden="true">
            <Kbd>Ctrl</Kbd>
            <Kbd>K</Kbd>
          </span>
        </button>
        <AccountMenu onKeys={onKeys} />
      </div>
    </header>
  );
}

/** The same places within a thumb's reach. */
export function BottomBar() {
  const pathname = usePathname();
  const [projects, ...rest] = places;
  const item = ({ href, label, icon: Icon }: (typeof places)[number]) => (
    <Link
      key={href}
      href={href}
      aria-current={here(pathname, href) ? 'page' : undefined}
      className={cn(
        'grid min-w-16 justify-items-center gap-0.5 py-2 text-xs',
        here(pathname, href) ? 'text-ink' : 'text-muted',
      )}
    >
      <Icon className="size-5" aria-hidden="true" />
      {label}
    </Link>
  );
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 flex items-center justify-around border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {item(projects)}
      <Button asChild variant="primary" size="icon" className="size-11 rounded-full px-0">
        <Link href="/projects/new" aria-label="New project">
          <Plus aria-hidden="true" />
        </Link>
      </Button>
      {rest.map(item)}
    </nav>
  );
}
