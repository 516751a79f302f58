'use client';
import { formatAgo, plural } from '../../lib/format';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { useDeadLetters, useRetryJob } from './admin.api';
import { jobWords } from './job-words';
import { More } from './more';

export function JobsPage() {
  const jobs = useDeadLetters();
  const retry = useRetryJob();
  const items = jobs.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel title="Dead letters" hint="Jobs that were given up for no fault of the upload. Trying again may help.">
      <More what="the jobs" query={jobs} isEmpty={items.length === 0} empty="Nothing was given up.">
        <ul className="divide-y divide-line" aria-label="Dead letters">
          {items.map((job) => (
            <li key={job.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
              <div className="min-w-0 flex-[1_1_16rem]">
                <p className="font-medium">{jobWords(job.name)}</p>
                <p className="font-mono text-sm break-all text-muted">{job.id}</p>
                {job.error ? <p className="text-sm text-lost">{job.error.message}</p> : null}
                <p className="text-sm text-muted">
                  {plural(job.attempts, 'attempt')}, {formatAgo(job.finishedAt ?? job.createdAt)}
                </p>
              </div>
              <Button size="sm" disabled={retry.isPending} onClick={() => retry.mutate(job.id)}>
                Try again
              </Button>
            </li>
          ))}
        </ul>
      </More>
    </Panel>
  );
}
