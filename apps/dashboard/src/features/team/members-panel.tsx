'use client';
import type { Member, User, Workspace } from '@argument/contracts';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { Confirm } from '../../ui/dialog';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { MemberLine } from './member-line';
import { memberRights } from './member-rights';
import { makeOwner, removeMember, useMembers, useRefreshTeam } from './team.api';

interface Asked {
  what: 'remove' | 'own';
  member: Member;
}

export function MembersPanel({ me, workspace }: { me: User; workspace: Workspace }) {
  const members = useMembers();
  const [asked, ask] = useState<Asked | null>(null);
  return (
    <Panel title="Members">
      {members.isError ? (
        <Failure error={members.error} onRetry={() => void members.refetch()} className="py-4" />
      ) : members.data ? (
        <ul className="-my-3 divide-y divide-line" aria-label="Members">
          {members.data.pages
            .flatMap((page) => page.items)
            .map((member) => (
              <MemberLine
                key={member.userId}
                member={member}
                isMe={member.userId === me.id}
                rights={memberRights(me, workspace.isOwner, member)}
                onRemove={() => ask({ what: 'remove', member })}
                onMakeOwner={() => ask({ what: 'own', member })}
              />
            ))}
        </ul>
      ) : (
        <Loading what="the members">
          <Skeleton className="h-12" />
          <Skeleton className="mt-3 h-12" />
        </Loading>
      )}
      {members.hasNextPage ? (
        <Button
          className="mt-5"
          onClick={() => void members.fetchNextPage()}
          busy={members.isFetchingNextPage && 'Loading'}
        >
          Show more
        </Button>
      ) : null}
      <AskFirst asked={asked} workspace={workspace} onClose={() => ask(null)} />
    </Panel>
  );
}

function AskFirst({ asked, workspace, onClose }: { asked: Asked | null; workspace: Workspace; onClose: () => void }) {
  const refresh = useRefreshTeam();
  const done = async (words: string) => {
    await refresh();
    onClose();
    toast(words);
  };
  const remove = useMutation({
    mutationFn: ({ userId }: Member) => removeMember(userId),
    onSuccess: (_, { name }) => done(`${name} is no longer a member`),
  });
  const own = useMutation({
    mutationFn: ({ userId }: Member) => makeOwner(userId),
    onSuccess: (_, { name }) => done(`${name} now owns ${workspace.name}`),
  });
  if (!asked) return null;
  const { what, member } = asked;
  const close = { open: true, onOpenChange: (open: boolean) => (open ? undefined : onClose()) };
  return what === 'remove' ? (
    <Confirm
      {...close}
      title={`Remove ${member.name}?`}
      hint={`They lose access to ${workspace.name} at once, and their API keys for it stop working. What they made stays.`}
      verb="Remove member"
      doing="Removing"
      keep="Keep member"
      busy={remove.isPending}
      onConfirm={() => remove.mutate(member)}
    />
  ) : (
    <Confirm
      {...close}
      title={`Make ${member.name} the owner?`}
      hint={`${workspace.name} belongs to them from then on, and only they can give it back. You stay a member with the role Admin.`}
      verb="Transfer ownership"
      doing="Transferring"
      keep="Stay the owner"
      busy={own.isPending}
      onConfirm={() => own.mutate(member)}
    />
  );
}
