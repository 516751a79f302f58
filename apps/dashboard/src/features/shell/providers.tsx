'use client';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Tooltip } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { Toaster, toast } from 'sonner';
import { isNotFound, nextTry, plainWords } from '../../lib/http/problem';
import { SessionKeeper } from '../auth/session-keeper';
import { leaveLostWorkspace } from '../workspaces/lost-workspace';

const makeClient = (): QueryClient => {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isNotFound(error)) void leaveLostWorkspace(client);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        retry: (failures, error) => nextTry(failures, error) !== null,
        retryDelay: (failures, error) => nextTry(failures, error) ?? 0,
      },
    },
    mutationCache: new MutationCache({
      // Forms call the API themselves and show what went wrong beside their fields; everything else says it in a toast.
      onError: (error) => {
        const { title, detail } = plainWords(error);
        toast.error(title, { description: detail });
      },
    }),
  });
  return client;
};

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={client}>
      <Tooltip.Provider delayDuration={300}>
        <SessionKeeper />
        {children}
      </Tooltip.Provider>
      <Toaster
        position="bottom-right"
        gap={8}
        mobileOffset={{ bottom: 72 }}
        toastOptions={{
          unstyled: true,
          classNames: {
            toast:
              'flex w-full items-center gap-3 rounded-card font-sans border border-line bg-raised px-4 py-3 text-sm text-ink shadow-float',
            title: 'font-medium',
            description: 'text-muted',
            content: 'min-w-0 flex-1',
            actionButton: 'ml-auto shrink-0 rounded-md px-2 py-1 font-medium text-signal-text hover:bg-sunken',
            icon: 'text-muted',
          },
        }}
      />
    </QueryClientProvider>
  );
}
