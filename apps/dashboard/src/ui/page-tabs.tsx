'use client';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { cn } from '../lib/cn';

/** On a phone the present tab may lie beyond the edge. */
function bringIntoView(tab: HTMLAnchorElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'center' });
}

/** Links between pages that belong together; the present one is marked. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly { href: string; label: string }[] }) {
  const pathname = usePathname();
  return (
    <nav
      aria-label={label}
      className="-mt-2 mb-6 flex gap-1 overflow-x-auto border-b border-line max-sm:pr-10 max-sm:[mask-image:linear-gradient(to_right,#000_calc(100%-3rem),transparent)]"
    >
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          ref={pathname === tab.href ? bringIntoView : undefined}
          href={tab.href}
          aria-current={pathname === tab.href ? 'page' : undefined}
          className={cn(
            '-mb-px shrink-0 rounded-t border-b-2 px-3 py-2.5 text-[0.9375rem] whitespace-nowrap transition-colors duration-150 focus-visible:-outline-offset-2',
            pathname === tab.href ? 'border-signal font-medium' : 'border-transparent text-muted hover:text-ink',
          )}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
