'use client';
import { useQuery } from '@tanstack/react-query';
import { Command } from 'cmdk';
import {
  Building2,
  Images,
  Keyboard,
  LifeBuoy,
  LogOut,
  type LucideIcon,
  Moon,
  Plus,
  ScanLine,
  Settings,
  ShieldCheck,
  Sun,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { Dialog } from 'radix-ui';
import { logout } from '../auth/auth.api';
import { useSession } from '../auth/use-session';
import { listProjects } from '../projects/projects.api';
import { settingsTabs } from '../settings/tabs';
import { useSwitchWorkspace } from '../workspaces/use-switch-workspace';
import { useWorkspaces } from '../workspaces/workspaces.api';
import { useTheme } from './use-theme';

interface CommandMenuProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onKeys: () => void;
}

interface ItemProps {
  icon: LucideIcon;
  label: string;
  /** What tells it apart from others with the same label. */
  value?: string;
  onSelect: () => void;
}

function Item({ icon: Icon, label, value = label, onSelect }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex min-h-10 items-center gap-3 rounded-md px-3 text-[0.9375rem] data-[selected=true]:bg-sunken"
    >
      <Icon className="size-4 shrink-0 text-muted" aria-hidden="true" />
      <span className="truncate">{label}</span>
    </Command.Item>
  );
}

const group =
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted';

/** Ctrl/Cmd-K: every place and every project, by typing. */
export function CommandMenu({ open, onOpenChange, onKeys }: CommandMenuProps) {
  const router = useRouter();
  const { status, user } = useSession();
  const workspaces = useWorkspaces();
  const change = useSwitchWorkspace();
  const [, setTheme] = useTheme();
  const projects = useQuery({
    queryKey: ['projects', 'command'],
    queryFn: () => listProjects({ limit: 50 }),
    enabled: open && status === 'signed-in',
  });
  const run = (action: () => void) => () => {
    onOpenChange(false);
    action();
  };
  const go = (href: string) => run(() => router.push(href));
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-black/45" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[calc(100vw-2rem)] max-w-xl -translate-x-1/2 animate-appear overflow-hidden rounded-card border border-line bg-raised shadow-float"
        >
          <Dialog.Title className="sr-only">Command menu</Dialog.Title>
          <Command label="Command menu" loop>
            <Command.Input
              placeholder="Search projects and commands"
              className="h-13 w-full border-b border-line bg-transparent px-4 text-base outline-none placeholder:text-muted"
            />
            <Command.List className="max-h-[52vh] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-sm text-muted">
                Nothing found. Try fewer letters.
              </Command.Empty>
              <Command.Group heading="Go to" className={group}>
                <Item icon={Plus} label="New project" onSelect={go('/projects/new')} />
                <Item icon={Images} label="Projects" onSelect={go('/projects')} />
                <Item icon={ScanLine} label="Scan the demo" onSelect={go('/demo')} />
                <Item icon={Settings} label="Settings" onSelect={go('/settings')} />
                {user?.isOperator ? <Item icon={ShieldCheck} label="Installation" onSelect={go('/admin')} /> : null}
                <Item icon={LifeBuoy} label="Help" onSelect={go('/help')} />
              </Command.Group>
              {projects.data && projects.data.items.length > 0 ? (
                <Command.Group heading="Projects" className={group}>
                  {projects.data.items.map((project) => (
                    <Command.Item
                      key={project.id}
                      value={`${project.name} ${project.id}`}
                      onSelect={go(`/projects/${project.id}`)}
                      className="flex min-h-10 items-center gap-3 rounded-md px-3 text-[0.9375rem] data-[selected=true]:bg-sunken"
                    >
                      <span className="size-7 shrink-0 overflow-hidden rounded bg-sunken">
                        {project.coverUrl ? (
                          // biome-ignore lint/performance/noImgElement: a signed address
                          <img src={project.coverUrl} alt="" className="size-full object-cover" />
                        ) : null}
                      </span>
                      <span className="truncate">{project.name}</span>
                    </Command.Item>
                  ))}
                </Command.Group>
              ) : null}
              {workspaces.data && workspaces.data.length > 1 ? (
                <Command.Group heading="Change to workspace" className={group}>
                  {workspaces.data
                    .filter(({ id }) => id !== user?.workspaceId)
                    .map(({ id, name }) => (
                      <Item
                        key={id}
                        icon={Building2}
                        value={`${name} ${id}`}
                        label={name}
                        onSelect={run(() => change.mutate(id))}
                      />
                    ))}
                </Command.Group>
              ) : null}
              {user ? (
                <Command.Group heading="Settings" className={group}>
                  {settingsTabs(user)
                    .filter(({ href }) => href !== '/settings')
                    .map(({ href, label }) => (
                      <Item key={href} icon={Settings} value={`settings ${label}`} label={label} onSelect={go(href)} />
                    ))}
                </Command.Group>
              ) : null}
              <Command.Group heading="Do" className={group}>
                <Item icon={Sun} label="Light theme" onSelect={run(() => setTheme('light'))} />
                <Item icon={Moon} label="Dark theme" onSelect={run(() => setTheme('dark'))} />
                <Item icon={Keyboard} label="Show the keys" onSelect={run(onKeys)} />
                <Item icon={LogOut} label="Sign out" onSelect={run(() => void logout())} />
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
