'use client';
import type { ProjectAnalytics } from '@argument/contracts';
import { useQueries } from '@tanstack/react-query';
import Link from 'next/link';
import { cn } from '../../lib/cn';
import { api } from '../../lib/http/client';
import { Panel } from '../../ui/card';
import { Skeleton } from '../../ui/states';
import { type Column, compareRows, inWords, MOST_COMPARED } from '../compare/compare';
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
  const columns = shown.flatMap(({ linkId, name }, index): Column[] => {
    const report = reports[index]?.data;
    return report ? [{ id: linkId, title: name, report }] : [];
  });
  return (
    <Panel title="Links side by side" hint="Which print does better?">
      {columns.length < shown.length ? (
        <Skeleton className="h-40" />
      ) : (
        <div className="overflow-x-auto">
          <table className="w-full min-w-[32rem] text-left text-[0.9375rem]" data-testid="links-comparison">
            <thead>
              <tr className="border-b border-line">
                <td />
                {columns.map(({ id, title }) => (
                  <th key={id} scope="col" className="p-3 font-medium">
                    <Link href={`/links/${id}`} className="underline decoration-line-strong underline-offset-4">
                      {title}
                    </Link>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {compareRows(columns).map((row) => (
                <tr key={row.label} className="border-b border-line last:border-0">
                  <th scope="row" className="p-3 text-sm font-medium text-muted">
                    {row.label}
                  </th>
                  {row.values.map((value, index) => (
                    <td
                      key={columns[index]?.id}
                      className={cn('tabular p-3', row.best.includes(index) && 'font-semibold text-good')}
                    >
                      {inWords(value, row.format)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  );
}
