'use client';
import type { Invitation } from '@argument/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { formatDay } from '../../lib/format';
import { Button } from '../../ui/button';
import { Confirm } from '../../ui/dialog';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { roleLabel } from './roles';
import { invite, useInvitations, useRefreshTeam, withdraw } from './team.api';

/** Those who have not answered yet. */
export function PendingInvitations() {
  const invitations = useInvitations();
  const [asked, ask] = useState<Invitation | null>(null);
  const refresh = useRefreshTeam();
  const remove = useMutation({
    mutationFn: ({ id }: Invitation) => withdraw(id),
    onSuccess: async (_, { email }) => {
      await refresh();
      ask(null);
      toast(`The invitation of ${email} is withdrawn`);
    },
  });
  return (
    <div className="mt-6 border-t border-line pt-4">
      <h3 className="text-sm font-medium">Not answered yet</h3>
      {invitations.isError ? (
        <Failure error={invitations.error} onRetry={() => void invitations.refetch()} className="py-4" />
      ) : !invitations.data ? (
        <Loading what="the invitations">
          <Skeleton className="mt-3 h-10" />
        </Loading>
      ) : invitations.data.length === 0 ? (
        <p className="mt-1 text-sm text-muted">Nobody is invited at the moment.</p>
      ) : (
        <ul className="mt-1 divide-y divide-line" aria-label="Open invitations">
          {invitations.data.map((invitation) => (
            <Line key={invitation.id} invitation={invitation} onWithdraw={() => ask(invitation)} />
          ))}
        </ul>
      )}
      {asked ? (
        <Confirm
          open
          onOpenChange={(open) => (open ? undefined : ask(null))}
          title="Withdraw the invitation?"
          hint={`The link that was sent to ${asked.email} stops working.`}
          verb="Withdraw"
          doing="Withdrawing"
          keep="Keep it"
          busy={remove.isPending}
          onConfirm={() => remove.mutate(asked)}
        />
      ) : null}
    </div>
  );
}

function Line({ invitation, onWithdraw }: { invitation: Invitation; onWithdraw: () => void }) {
  const { email, role, expiresAt } = invitation;
  const refresh = useRefreshTeam();
  // A new invitation to the same address takes the place of the one before.
  const again = useMutation({
    mutationFn: () => invite({ email, role }),
    onSuccess: async () => {
      await refresh();
      toast.success(`A new link is on its way to ${email}; the one before no longer works`);
    },
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-[1_1_14rem]">
        <p className="truncate font-medium">{email}</p>
        <p className="text-sm text-muted">
          {roleLabel(role)}, until {formatDay(expiresAt)}
        </p>
      </div>
      <div className="flex gap-2">
        <Button
          size="sm"
          aria-label={`Send the invitation of ${email} again`}
          onClick={() => again.mutate()}
          busy={again.isPending && 'Sending'}
        >
          Send again
        </Button>
        <Button size="sm" aria-label={`Withdraw the invitation of ${email}`} onClick={onWithdraw}>
          Withdraw
        </Button>
      </div>
    </li>
  );
}
