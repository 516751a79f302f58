'use client';
import type { AdminUser } from '@argument/contracts';
import { useDeferredValue, useState } from 'react';
import { formatBytes, formatDay, plural } from '../../lib/format';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { Confirm } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Chip } from '../../ui/notice';
import { useSession } from '../auth/use-session';
import { useChangeUser, useDeleteUser, useUsers } from './admin.api';
import { More } from './more';

type Asked = { user: AdminUser; about: 'block' | 'delete' };

export function UsersPage() {
  const { user: me } = useSession();
  const [search, setSearch] = useState('');
  const users = useUsers(useDeferredValue(search));
  const items = users.data?.pages.flatMap((page) => page.items) ?? [];
  const change = useChangeUser();
  const remove = useDeleteUser();
  const [asked, ask] = useState<Asked | null>(null);
  const close = { onSuccess: () => ask(null) };
  return (
    <Panel title="Users">
      <div className="mb-4 max-w-sm">
        <TextField label="Search" type="search" value={search} onChange={({ target }) => setSearch(target.value)} />
      </div>
      <More what="the users" query={users} isEmpty={items.length === 0} empty="Nobody matches.">
        <ul className="divide-y divide-line" aria-label="Users">
          {items.map((user) => (
            <li key={user.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
              <div className="min-w-0 flex-[1_1_16rem]">
                <p className="flex flex-wrap items-center gap-2">
                  <span className="font-medium">{user.name}</span>
                  {user.isOperator ? <Chip tone="good">Operator</Chip> : null}
                  {user.blockedAt ? <Chip tone="lost">Blocked</Chip> : null}
                  {user.emailVerified ? null : <Chip tone="look">Address not confirmed</Chip>}
                </p>
                <p className="text-sm break-all text-muted">{user.email}</p>
                <p className="text-sm text-muted">
                  {plural(user.projects, 'project')}, {formatBytes(user.storageBytes)}, since{' '}
                  {formatDay(user.createdAt)}
                </p>
              </div>
              {user.id === me?.id ? (
                <p className="py-1.5 text-sm text-muted">This is you. Another operator can change it.</p>
              ) : (
                <div className="flex flex-wrap gap-2">
                  <Button
                    size="sm"
                    variant="ghost"
                    onClick={() => change.mutate({ id: user.id, change: { isOperator: !user.isOperator } })}
                  >
                    {user.isOperator ? 'No longer operator' : 'Make operator'}
                  </Button>
                  {user.blockedAt ? (
                    <Button size="sm" onClick={() => change.mutate({ id: user.id, change: { blocked: false } })}>
                      Unblock
                    </Button>
                  ) : (
                    <Button size="sm" onClick={() => ask({ user, about: 'block' })}>
                      Block
                    </Button>
                  )}
                  <Button size="sm" onClick={() => ask({ user, about: 'delete' })}>
                    Delete
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      </More>
      {asked?.about === 'block' ? (
        <Confirm
          open
          onOpenChange={() => ask(null)}
          title={`Block ${asked.user.name}?`}
          hint="They are signed out everywhere at once and their keys stop working. What they have published stays."
          verb="Block"
          doing="Blocking"
          busy={change.isPending}
          onConfirm={() => change.mutate({ id: asked.user.id, change: { blocked: true } }, close)}
        />
      ) : null}
      {asked?.about === 'delete' ? (
        <Confirm
          open
          onOpenChange={() => ask(null)}
          title={`Delete ${asked.user.name}?`}
          hint="Their account and the workspaces that nobody else belongs to go for good, with every file and every link."
          verb="Delete account"
          busy={remove.isPending}
          onConfirm={() => remove.mutate(asked.user.id, close)}
        />
      ) : null}
    </Panel>
  );
}
