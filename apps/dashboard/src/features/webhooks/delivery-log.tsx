'use client';
import type { WebhookDelivery } from '@argument/contracts';
import { formatAgo, plural } from '../../lib/format';
import { Button } from '../../ui/button';
import { Chip, type Tone } from '../../ui/notice';
import { Failure } from '../../ui/states';
import { eventLabel } from './event-names';
import { useDeliveries, useSend } from './webhooks.api';

const STATES: Record<WebhookDelivery['status'], { tone: Tone; word: string }> = {
  waiting: { tone: 'info', word: 'On its way' },
  delivered: { tone: 'good', word: 'Delivered' },
  failed: { tone: 'lost', word: 'Given up' },
};

export function DeliveryLog({ webhookId }: { webhookId: string }) {
  const log = useDeliveries(webhookId);
  const replay = useSend(webhookId);
  if (log.isError) return <Failure error={log.error} onRetry={() => void log.refetch()} className="py-4" />;
  if (!log.data || log.data.length === 0)
    return <p className="mt-4 border-t border-line pt-4 text-sm text-muted">Nothing was sent yet.</p>;
  return (
    <ul className="mt-4 divide-y divide-line border-t border-line" aria-label="Deliveries">
      {log.data.map((one) => (
        <li key={one.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
          <div className="min-w-0 flex-[1_1_16rem]">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{eventLabel(one.name)}</span>
              <Chip tone={STATES[one.status].tone}>{STATES[one.status].word}</Chip>
            </p>
            <p className="mt-0.5 text-sm text-muted">
              {formatAgo(one.createdAt)}, {plural(one.attempts, 'attempt')}
              {one.answerStatus === null ? '' : `, answered ${one.answerStatus}`}
            </p>
            {one.error ? <p className="mt-0.5 text-sm text-lost">{one.error}</p> : null}
            <details className="mt-1 text-sm">
              <summary className="cursor-pointer text-muted">What was sent</summary>
              <pre className="mt-1 overflow-x-auto rounded-control bg-sunken p-3 font-mono text-xs">
                {JSON.stringify({ id: one.id, type: one.name, data: one.payload }, null, 2)}
              </pre>
            </details>
          </div>
          {one.status === 'waiting' ? null : (
            <Button size="sm" disabled={replay.isPending} onClick={() => replay.mutate(one.id)}>
              Send again
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
