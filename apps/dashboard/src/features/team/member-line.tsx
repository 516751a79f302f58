'use client';
import type { Member, Role } from '@argument/contracts';
import { useMutation } from '@tanstack/react-query';
import { Crown, Ellipsis, UserMinus } from 'lucide-react';
import { toast } from 'sonner';
import { Button } from '../../ui/button';
import { Menu, MenuItem } from '../../ui/menu';
import { Chip } from '../../ui/notice';
import type { MemberRights } from './member-rights';
import { RoleSelect } from './role-select';
import { roleLabel } from './roles';
import { setRole, useRefreshTeam } from './team.api';

interface Props {
  member: Member;
  isMe: boolean;
  rights: MemberRights;
  onRemove: () => void;
  onMakeOwner: () => void;
}

export function MemberLine({ member, isMe, rights, onRemove, onMakeOwner }: Props) {
  const refresh = useRefreshTeam();
  const change = useMutation({
    mutationFn: ({ to }: { to: Role; from: Role | null }) => setRole(member.userId, to),
    onSuccess: async (_, { to, from }) => {
      await refresh();
      const undo = from && { action: { label: 'Undo', onClick: () => change.mutate({ to: from, from: null }) } };
      toast(`${member.name} is now ${roleLabel(to)}`, undo ?? {});
    },
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-[1_1_14rem]">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="min-w-0 truncate">{member.name}</span>
          {isMe ? <Chip>You</Chip> : null}
          {member.isOwner ? <Chip tone="good">Owner</Chip> : null}
        </p>
        <p className="truncate text-sm text-muted">{member.email}</p>
      </div>
      <div className="flex items-center gap-1">
        {rights.changeRole ? (
          <RoleSelect
            className="w-36"
            aria-label={`Role of ${member.name}`}
            value={change.isPending ? change.variables.to : member.role}
            disabled={change.isPending}
            onRole={(to) => change.mutate({ to, from: member.role })}
          />
        ) : (
          <span className="text-sm text-muted">{roleLabel(member.role)}</span>
        )}
        {rights.remove || rights.makeOwner ? (
          <Menu
            trigger={
              <Button variant="ghost" size="icon" className="px-0" aria-label={`More for ${member.name}`}>
                <Ellipsis aria-hidden="true" />
              </Button>
            }
          >
            {rights.makeOwner ? (
              <MenuItem onSelect={onMakeOwner}>
                <Crown aria-hidden="true" /> Make owner
              </MenuItem>
            ) : null}
            {rights.remove ? (
              <MenuItem danger onSelect={onRemove}>
                <UserMinus aria-hidden="true" /> Remove
              </MenuItem>
            ) : null}
          </Menu>
        ) : null}
      </div>
    </li>
  );
}
