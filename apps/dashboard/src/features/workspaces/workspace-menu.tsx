'use client';
import { ChevronsUpDown, Plus, Users } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Menu, MenuChoice, MenuChoices, MenuItem, MenuLine } from '../../ui/menu';
import { useSession } from '../auth/use-session';
import { NewWorkspaceDialog } from './new-workspace-dialog';
import { useSwitchWorkspace } from './use-switch-workspace';
import { useWorkspaces } from './workspaces.api';

/** Which workspace this is, and the others. Whoever has only one is not bothered with it. */
export function WorkspaceMenu() {
  const { user } = useSession();
  const router = useRouter();
  const workspaces = useWorkspaces();
  const change = useSwitchWorkspace();
  const [making, make] = useState(false);
  const all = workspaces.data ?? [];
  const present = all.find(({ id }) => id === user?.workspaceId);
  if (!present || all.length < 2) return null;
  return (
    <>
      <Menu
        align="start"
        trigger={
          <button
            type="button"
            aria-label={`Workspace: ${present.name}`}
            aria-busy={change.isPending}
            className="flex h-9 min-w-0 items-center gap-1.5 rounded-control px-2 text-[0.9375rem] transition-colors duration-150 hover:bg-sunken md:mr-2"
          >
            <span className="max-w-44 truncate">{present.name}</span>
            <ChevronsUpDown className="size-4 shrink-0 text-muted" aria-hidden="true" />
          </button>
        }
      >
        <MenuChoices
          value={present.id}
          onValueChange={(id) => change.mutate(id)}
          className="max-h-80 max-w-[calc(100vw-2rem)] overflow-y-auto"
        >
          {all.map(({ id, name }) => (
            <MenuChoice key={id} value={id}>
              <span className="min-w-0 truncate">{name}</span>
            </MenuChoice>
          ))}
        </MenuChoices>
        <MenuLine />
        <MenuItem onSelect={() => router.push('/settings/team')}>
          <Users aria-hidden="true" /> Team
        </MenuItem>
        <MenuItem onSelect={() => make(true)}>
          <Plus aria-hidden="true" /> New workspace
        </MenuItem>
      </Menu>
      <NewWorkspaceDialog open={making} onOpenChange={make} />
    </>
  );
}
