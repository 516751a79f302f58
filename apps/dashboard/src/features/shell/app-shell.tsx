'use client';
import { usePathname, useRouter } from 'next/navigation';
import { Fragment, type ReactNode, useEffect } from 'react';
import { Loading, Skeleton } from '../../ui/states';
import { useSession } from '../auth/use-session';
import { LiveKeeper } from '../live/live-keeper';
import { CommandMenu } from './command-menu';
import { KeysDialog } from './keys-dialog';
import { BottomBar, TopBar } from './navigation';
import { useHotkeys } from './use-hotkeys';

/** Everything around a page of someone who is signed in. */
export function AppShell({ children }: { children: ReactNode }) {
  const { status, user } = useSession();
  const router = useRouter();
  const pathname = usePathname();
  const keys = useHotkeys();

  useEffect(() => {
    if (status === 'signed-out') router.replace(`/sign-in?next=${encodeURIComponent(pathname + location.search)}`);
  }, [status, router, pathname]);

  return (
    <div className="min-h-dvh pb-20 md:pb-0">
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-control focus:bg-ink focus:px-3 focus:py-2 focus:text-paper"
      >
        Skip to the content
      </a>
      <TopBar onCommand={() => keys.setOpen('command')} onKeys={() => keys.setOpen('keys')} />
      <main id="content" tabIndex={-1} className="mx-auto max-w-[84rem] px-4 py-6 outline-none sm:px-6 lg:px-8 lg:py-8">
        {status === 'signed-in' ? (
          // Another workspace is another set of pages: nothing is carried over.
          <Fragment key={user?.workspaceId}>{children}</Fragment>
        ) : (
          <Loading what="your workspace">
            <Skeleton className="h-9 w-56" />
            <Skeleton className="mt-8 h-72 rounded-card" />
          </Loading>
        )}
      </main>
      <BottomBar />
      {status === 'signed-in' ? <LiveKeeper key={user?.workspaceId} /> : null}
      <CommandMenu
        open={keys.open === 'command'}
        onOpenChange={(on) => keys.setOpen(on ? 'command' : null)}
        onKeys={() => keys.setOpen('keys')}
      />
      <KeysDialog open={keys.open === 'keys'} onOpenChange={(on) => keys.setOpen(on ? 'keys' : null)} />
    </div>
  );
}
