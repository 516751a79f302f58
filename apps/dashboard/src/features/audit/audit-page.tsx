'use client';
import { reachOf } from '@argument/contracts';
import { useDeferredValue, useState } from 'react';
import { toast } from 'sonner';
import { formatAgo } from '../../lib/format';
import { plainWords } from '../../lib/http/problem';
import { saveBlob } from '../../lib/save-blob';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Empty, Failure, Loading, Skeleton } from '../../ui/states';
import { useSession } from '../auth/use-session';
import { actionWords, detailWords } from './action-words';
import { type AuditFilter, fetchAudit, useAudit } from './audit.api';

export function AuditPage() {
  const { user } = useSession();
  if (!user) return null;
  if (reachOf('audit.read', user) === 'none')
    return <Empty title="The audit log is for Admins">Ask an Admin of this workspace what you want to know.</Empty>;
  return <Log />;
}

function Log() {
  const [filter, setFilter] = useState<AuditFilter>({ search: '', from: '', to: '' });
  const log = useAudit(useDeferredValue(filter));
  const entries = log.data?.pages.flatMap(({ items }) => items) ?? [];
  const save = (format: 'csv' | 'json') =>
    fetchAudit(format, filter).then(
      (blob) => saveBlob(blob, `audit.${format}`),
      (error: unknown) => toast.error(plainWords(error).detail),
    );
  const field = (name: keyof AuditFilter) => ({
    value: filter[name],
    onChange: ({ target }: { target: { value: string } }) => setFilter({ ...filter, [name]: target.value }),
  });
  return (
    <Panel
      title="Audit log"
      hint="Who did what in this workspace, and when. Nobody can change it: each entry seals the one before."
      action={
        <div className="flex gap-2">
          <Button size="sm" onClick={() => void save('csv')}>
            Save as CSV
          </Button>
          <Button size="sm" onClick={() => void save('json')}>
            JSON
          </Button>
        </div>
      }
    >
      <search className="mb-4 grid items-end gap-3 sm:grid-cols-[1fr_10rem_10rem]">
        <TextField label="Search" type="search" placeholder="Action, person or id" {...field('search')} />
        <TextField label="From" type="date" {...field('from')} />
        <TextField label="To" type="date" {...field('to')} />
      </search>
      {log.isError ? (
        <Failure error={log.error} onRetry={() => void log.refetch()} className="py-4" />
      ) : log.isPending ? (
        <Loading what="the log">
          <Skeleton className="h-64" />
        </Loading>
      ) : entries.length === 0 ? (
        <p className="text-sm text-muted">Nothing matches.</p>
      ) : (
        <ol className="divide-y divide-line" aria-label="Audit log">
          {entries.map((entry) => (
            <li key={entry.id} className="grid gap-x-4 gap-y-0.5 py-2.5 sm:grid-cols-[11rem_1fr_9rem]">
              <span className="text-sm text-muted">{entry.actor?.name ?? 'The platform'}</span>
              <span className="min-w-0 text-[0.9375rem] break-words">
                {actionWords(entry.action)}
                <span className="block text-sm text-muted">{detailWords(entry.details)}</span>
              </span>
              <span className="text-sm text-muted sm:text-right">
                <time dateTime={entry.createdAt} title={new Date(entry.createdAt).toLocaleString('en')}>
                  {formatAgo(entry.createdAt)}
                </time>
                <span className="block">{entry.device}</span>
              </span>
            </li>
          ))}
        </ol>
      )}
      {log.hasNextPage ? (
        <div className="mt-4 grid place-items-center">
          <Button onClick={() => void log.fetchNextPage()} busy={log.isFetchingNextPage && 'Loading'}>
            Show more
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}
