'use client';
import { useState } from 'react';
import { cn } from '../../lib/cn';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { useAnalytics } from './analytics.api';
import { AnalyticsReport } from './analytics-report';
import { ExportMenu } from './export-menu';
import { LinksComparison } from './links-comparison';
import { LiveLine } from './live-line';
import { lastDays } from './range';

const choices = [7, 30, 90] as const;

export function AnalyticsPage({ projectId }: { projectId: string }) {
  const [days, setDays] = useState<number>(30);
  const [now] = useState(() => Date.now());
  const range = lastDays(days, now);
  const report = useAnalytics(projectId, range);
  return (
    <div className="grid grid-cols-1 gap-6" data-testid="analytics">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <LiveLine projectId={projectId} />
        <div className="flex flex-wrap gap-2">
          <fieldset className="flex gap-0.5 rounded-control border border-line bg-surface p-0.5">
            <legend className="sr-only">Time</legend>
            {choices.map((choice) => (
              <button
                key={choice}
                type="button"
                aria-pressed={choice === days}
                onClick={() => setDays(choice)}
                className={cn(
                  'h-8 rounded-md px-3 text-sm transition-colors duration-150',
                  choice === days ? 'bg-sunken font-medium' : 'text-muted hover:text-ink',
                )}
              >
                {choice} days
              </button>
            ))}
          </fieldset>
          <ExportMenu projectId={projectId} range={range} />
        </div>
      </div>
      {report.isError ? (
        <Failure error={report.error} onRetry={() => void report.refetch()} />
      ) : report.data ? (
        <>
          <AnalyticsReport data={report.data} />
          <LinksComparison projectId={projectId} range={range} links={report.data.links} />
        </>
      ) : (
        <Loading what="the numbers">
          <div className="grid grid-cols-1 gap-6">
            <Skeleton className="h-80 rounded-card" />
            <Skeleton className="h-64 rounded-card" />
          </div>
        </Loading>
      )}
    </div>
  );
}
