import type { AdminStatistics } from '@argument/contracts';
import { cn } from '../../lib/cn';
import { formatNumber } from '../../lib/format';
import { Panel } from '../../ui/card';
import { jobWords } from './job-words';

const STATES = [
  { state: 'waiting', label: 'Waiting' },
  { state: 'active', label: 'Running' },
  { state: 'delayed', label: 'Later' },
  { state: 'failed', label: 'Given up' },
] as const;

/** Every kind of job and how many there are of it; as narrow as a phone, because it is looked at on the way. */
export function QueuePanel({ jobs }: { jobs: AdminStatistics['jobs'] }) {
  return (
    <Panel title="Queue" hint="Jobs by kind; it is read anew every few seconds.">
      <table className="tabular w-full text-left text-sm">
        <thead className="text-xs text-muted sm:text-sm">
          <tr>
            <th scope="col" className="py-2 font-medium">
              Job
            </th>
            {STATES.map(({ state, label }) => (
              <th key={state} scope="col" className="w-12 py-2 pl-2 text-right align-bottom font-medium sm:w-24">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {Object.entries(jobs).map(([name, counts]) => (
            <tr key={name}>
              <th scope="row" title={name} className="py-2 font-normal text-pretty">
                {jobWords(name)}
              </th>
              {STATES.map(({ state }) => (
                <td key={state} className={cn('py-2 pl-2 text-right', toneOf(state, counts[state]))}>
                  {formatNumber(counts[state])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

/** Nothing is quiet; what was given up is not. */
function toneOf(state: (typeof STATES)[number]['state'], count: number): string {
  if (count === 0) return 'text-muted';
  return state === 'failed' ? 'font-semibold text-lost' : 'font-medium';
}
