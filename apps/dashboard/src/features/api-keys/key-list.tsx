'use client';
import type { ApiKey } from '@argument/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { Panel } from '../../ui/card';
import { Confirm } from '../../ui/dialog';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { revokeApiKey, useApiKeys, useRefreshApiKeys } from './api-keys.api';
import { KeyLine } from './key-line';

export function KeyList({ userId }: { userId: string }) {
  const keys = useApiKeys();
  const refresh = useRefreshApiKeys();
  const [asked, ask] = useState<ApiKey | null>(null);
  const revoke = useMutation({
    mutationFn: ({ id }: ApiKey) => revokeApiKey(id),
    onSuccess: async (_, { name }) => {
      await refresh();
      ask(null);
      toast(`The key ${name} no longer works`);
    },
  });
  return (
    <Panel title="Keys">
      {keys.isError ? (
        <Failure error={keys.error} onRetry={() => void keys.refetch()} className="py-4" />
      ) : !keys.data ? (
        <Loading what="the keys">
          <Skeleton className="h-14" />
          <Skeleton className="mt-3 h-14" />
        </Loading>
      ) : keys.data.length === 0 ? (
        <p className="text-sm text-muted">No keys yet. The first one that you create stands here.</p>
      ) : (
        <ul className="-my-3 divide-y divide-line" aria-label="API keys">
          {keys.data.map((key) => (
            <KeyLine key={key.id} apiKey={key} isMine={key.createdById === userId} onRevoke={() => ask(key)} />
          ))}
        </ul>
      )}
      {asked ? (
        <Confirm
          open
          onOpenChange={(open) => (open ? undefined : ask(null))}
          title={`Revoke ${asked.name}?`}
          hint="Programs that use this key are refused from now on. This cannot be undone."
          verb="Revoke key"
          doing="Revoking"
          keep="Keep key"
          busy={revoke.isPending}
          onConfirm={() => revoke.mutate(asked)}
        />
      ) : null}
    </Panel>
  );
}
