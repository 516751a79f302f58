'use client';
import { formatBytes, formatNumber } from '../../lib/format';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { useAuditCheck, useStatistics } from './admin.api';
import { QueuePanel } from './queue-panel';

export function OverviewPage() {
  const statistics = useStatistics();
  if (statistics.isError) return <Failure error={statistics.error} onRetry={() => void statistics.refetch()} />;
  if (!statistics.data)
    return (
      <Loading what="the numbers">
        <Skeleton className="h-64 rounded-card" />
      </Loading>
    );
  const { jobs, storageBytes, ...counts } = statistics.data;
  return (
    <div className="grid grid-cols-1 gap-6">
      <Panel title="What is there">
        <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
          {Object.entries(counts).map(([name, value]) => (
            <Figure key={name} label={name.charAt(0).toUpperCase() + name.slice(1)} value={formatNumber(value)} />
          ))}
          <Figure label="Storage" value={formatBytes(storageBytes)} />
        </dl>
      </Panel>
      <QueuePanel jobs={jobs} />
      <AuditPanel />
    </div>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="tabular font-display text-xl font-semibold tracking-tight">{value}</dd>
    </div>
  );
}

function AuditPanel() {
  const check = useAuditCheck();
  return (
    <Panel title="Audit log" hint="Each entry seals the one before: whatever was changed by other means shows.">
      <div className="grid gap-4">
        {check.data ? (
          <Notice tone={check.data.isWhole ? 'good' : 'lost'}>
            {check.data.isWhole
              ? `The log is whole: ${formatNumber(check.data.entries)} entries.`
              : `The log was tampered with, at entry ${check.data.fault?.entryId ?? '1'}. ${check.data.fault?.message ?? ''}`}
          </Notice>
        ) : null}
        {check.isError ? <Notice tone="lost">It could not be checked. Try again in a moment.</Notice> : null}
        <div>
          <Button busy={check.isPending && 'Checking'} onClick={() => check.mutate()}>
            Check the audit log
          </Button>
        </div>
      </div>
    </Panel>
  );
}
