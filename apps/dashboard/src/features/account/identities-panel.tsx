'use client';
import type { Identity } from '@argument/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { formatDay } from '../../lib/format';
import { api } from '../../lib/http/client';
import { plainWords } from '../../lib/http/problem';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';

const key = ['identities'];

/** Accounts elsewhere that sign in as this one; nothing where there are none. */
export function IdentitiesPanel() {
  const client = useQueryClient();
  const identities = useQuery({
    queryKey: key,
    queryFn: async () => (await api.get('/users/me/identities')).items,
  });
  const unlink = useMutation({
    mutationFn: ({ id }: Identity) => api.delete('/users/me/identities/{identityId}', { path: { identityId: id } }),
    onSuccess: async (_, { provider }) => {
      toast(`${provider} no longer signs in as you`);
      await client.invalidateQueries({ queryKey: key });
    },
    onError: (error) => toast.error(plainWords(error).detail),
  });
  const items = identities.data ?? [];
  if (items.length === 0) return null;
  return (
    <Panel title="Accounts elsewhere" hint="They sign in as you, without your password here.">
      <ul className="-mt-3 divide-y divide-line" aria-label="Accounts elsewhere">
        {items.map((identity) => (
          <li key={identity.id} className="flex items-center justify-between gap-4 py-3">
            <div className="min-w-0">
              <p className="font-medium">{identity.provider}</p>
              <p className="text-sm break-all text-muted">since {formatDay(identity.createdAt)}</p>
            </div>
            <Button size="sm" disabled={unlink.isPending} onClick={() => unlink.mutate(identity)}>
              Take off
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
