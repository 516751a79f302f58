'use client';
import type { ProjectAnalytics } from '@argument/contracts';
import { useQueries } from '@tanstack/react-query';
import { api } from '../../lib/http/client';
import { Panel } from '../../ui/card';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { type Column, MOST_COMPARED } from '../compare/compare';
import { ComparisonTable } from '../compare/comparison-table';
import type { Range } from './range';

interface Props {
  projectId: string;
  range: Range;
  /** Most views first. */
  links: ProjectAnalytics['links'];
}

/** The project's most seen links side by side; nothing where there is only one. */
export function LinksComparison({ projectId, range, links }: Props) {
  const shown = links.length < 2 ? [] : links.slice(0, MOST_COMPARED);
  const reports = useQueries({
    queries: shown.map(({ linkId }) => ({
      queryKey: ['analytics', projectId, range.from, range.to, linkId],
      queryFn: () =>
        api.get('/analytics/projects/{projectId}', {
          path: { projectId },
          query: { ...range, interval: 'day', linkId },
        }),
    })),
  });
  if (shown.length === 0) return null;
  const failed = reports.find(({ isError }) => isError);
  const columns = shown.flatMap(({ linkId, name }, index): Column[] => {
    const report = reports[index]?.data;
    return report ? [{ id: linkId, title: name, report }] : [];
  });
  return (
    <Panel title="Links side by side" hint="Which print does better?">
      {failed?.error ? (
        <Failure error={failed.error} onRetry={() => void failed.refetch()} />
      ) : columns.length < shown.length ? (
        <Loading what="the numbers">
          <Skeleton className="h-40" />
        </Loading>
      ) : (
        <ComparisonTable label="Links side by side" columns={columns} addressOf={(id) => `/links/${id}`} />
      )}
    </Panel>
  );
}
