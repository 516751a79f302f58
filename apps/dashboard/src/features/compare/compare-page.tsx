'use client';
import { useQueries } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { cn } from '../../lib/cn';
import { formatNumber } from '../../lib/format';
import { api } from '../../lib/http/client';
import { Button } from '../../ui/button';
import { Card, PageHeader } from '../../ui/card';
import { Empty, Failure, Loading, Skeleton } from '../../ui/states';
import { lastDays, type Range } from '../analytics/range';
import { useProjects } from '../projects/projects.api';
import { type Column, chosenFrom, MOST_COMPARED } from './compare';
import { answerStyle, ComparisonTable, questionStyle } from './comparison-table';

const DAYS = 30;
const HINT = `Projects side by side, over the last ${DAYS} days. Choose up to four.`;

export function ComparePage() {
  const projects = useProjects({ sort: 'newest' });
  const items = projects.data?.pages.flatMap((page) => page.items) ?? [];
  const router = useRouter();
  // What is compared stands in the address, so that it can be kept and sent to somebody.
  const named = useSearchParams().get('projects');
  const chosen = chosenFrom(
    named,
    items.map(({ id }) => id),
  );
  const toggle = (id: string) => {
    const ids = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-MOST_COMPARED);
    router.replace(`/compare?projects=${ids.join()}`, { scroll: false });
  };
  if (projects.data && items.length < 2)
    return (
      <>
        <PageHeader title="Compare" hint={HINT} />
        <Empty
          title="It takes two projects"
          action={
            <Button asChild variant="primary">
              <Link href="/projects/new">New project</Link>
            </Button>
          }
        >
          Views, viewers and time watched stand side by side here once you have a second one.
        </Empty>
      </>
    );
  return (
    <>
      <PageHeader title="Compare" hint={HINT} />
      <fieldset className="mb-6 flex flex-wrap gap-1.5">
        <legend className="sr-only">Projects to compare</legend>
        {items.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            aria-pressed={chosen.includes(id)}
            onClick={() => toggle(id)}
            className={cn(
              'h-9 max-w-60 truncate rounded-full border px-3 text-sm transition-colors duration-150',
              chosen.includes(id)
                ? 'border-ink bg-ink text-paper'
                : 'border-line text-muted hover:border-line-strong hover:text-ink',
            )}
          >
            {name}
          </button>
        ))}
      </fieldset>
      {projects.isError ? (
        <Failure error={projects.error} onRetry={() => void projects.refetch()} />
      ) : projects.data && chosen.length < 2 ? (
        <Empty title="Choose two or more">What you choose stands side by side here.</Empty>
      ) : (
        <Comparison ids={chosen} titles={new Map(items.map(({ id, name }) => [id, name]))} />
      )}
    </>
  );
}

function Comparison({ ids, titles }: { ids: string[]; titles: ReadonlyMap<string, string> }) {
  const [now] = useState(() => Date.now());
  const range: Range = lastDays(DAYS, now);
  const reports = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['analytics', id, range.from, range.to],
      queryFn: () =>
        api.get('/analytics/projects/{projectId}', { path: { projectId: id }, query: { ...range, interval: 'day' } }),
    })),
  });
  const failed = reports.find(({ isError }) => isError);
  if (failed?.error) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  const columns = ids.flatMap((id, index): Column[] => {
    const report = reports[index]?.data;
    return report ? [{ id, title: titles.get(id) ?? '', report }] : [];
  });
  if (ids.length === 0 || columns.length < ids.length)
    return (
      <Loading what="the numbers">
        <Skeleton className="h-80 rounded-card" />
      </Loading>
    );
  const links = reports.map(({ data }) => data?.links ?? []);
  return (
    <Card>
      <ComparisonTable label="Projects side by side" columns={columns} addressOf={(id) => `/projects/${id}/analytics`}>
        <tr className="align-top">
          <th scope="row" className={questionStyle}>
            Links
          </th>
          {links.map((list, index) => (
            <td key={columns[index]?.id} className={answerStyle}>
              <ul className="grid gap-1 text-sm">
                {list.map(({ linkId, name, views }) => (
                  <li key={linkId} className="flex justify-between gap-3">
                    <Link
                      href={`/links/${linkId}`}
                      className="truncate underline decoration-line-strong underline-offset-4"
                    >
                      {name}
                    </Link>
                    <span className="tabular text-muted">{formatNumber(views)}</span>
                  </li>
                ))}
              </ul>
            </td>
          ))}
        </tr>
      </ComparisonTable>
    </Card>
  );
}
