'use client';
import type { SignIn } from '@argument/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { formatAgo, formatDay } from '../../lib/format';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { Confirm } from '../../ui/dialog';
import { Chip } from '../../ui/notice';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { endOtherSignIns, endSignIn, useRefreshSignIns, useSignIns } from './account.api';
import { inOrder } from './sign-in-order';

export function SignInsPanel() {
  const signIns = useSignIns();
  const refresh = useRefreshSignIns();
  const [asking, setAsking] = useState(false);
  const endOthers = useMutation({
    mutationFn: endOtherSignIns,
    onSuccess: async () => {
      await refresh();
      setAsking(false);
      toast('You are signed out everywhere else');
    },
  });
  const items = inOrder(signIns.data ?? []);
  return (
    <Panel title="Where you are signed in" hint="Something you do not know? Sign it out and change your password.">
      {signIns.isError ? (
        <Failure error={signIns.error} onRetry={() => void signIns.refetch()} className="py-4" />
      ) : signIns.data ? (
        <ul className="-mt-3 divide-y divide-line" aria-label="Sign-ins">
          {items.map((signIn) => (
            <Line key={signIn.id} signIn={signIn} />
          ))}
        </ul>
      ) : (
        <Loading what="your sign-ins">
          <Skeleton className="h-12" />
          <Skeleton className="mt-3 h-12" />
        </Loading>
      )}
      {items.length > 1 ? (
        <Button className="mt-2" onClick={() => setAsking(true)}>
          Sign out everywhere else
        </Button>
      ) : null}
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title="Sign out everywhere else?"
        hint="Every other browser and phone has to sign in again. This one stays."
        verb="Sign out everywhere else"
        doing="Signing out"
        keep="Stay signed in"
        busy={endOthers.isPending}
        onConfirm={() => endOthers.mutate()}
      />
    </Panel>
  );
}

function Line({ signIn: { id, device, current, createdAt, lastUsedAt } }: { signIn: SignIn }) {
  const refresh = useRefreshSignIns();
  const end = useMutation({
    mutationFn: () => endSignIn(id),
    onSuccess: async () => {
      await refresh();
      toast(`Signed out: ${device}`);
    },
  });
  return (
    <li className="flex items-center justify-between gap-4 py-3">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {device} {current ? <Chip tone="good">This one</Chip> : null}
        </p>
        <p className="text-sm text-muted">
          {current ? 'In use' : `Last used ${formatAgo(lastUsedAt)}`}, since {formatDay(createdAt)}
        </p>
      </div>
      {current ? null : (
        <Button
          size="sm"
          aria-label={`Sign out: ${device}, last used ${formatAgo(lastUsedAt)}`}
          onClick={() => end.mutate()}
          busy={end.isPending && 'Signing out'}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}
