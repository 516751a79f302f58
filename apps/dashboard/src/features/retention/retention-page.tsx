'use client';
import { type Retention, retention as schema } from '@argument/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { Field } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Select } from '../../ui/select';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { RETENTION_KEY, updateRetention, useRetention } from './retention.api';
import { isShorter, spansFor } from './spans';

/** How long the workspace keeps what is about single people. */
export function RetentionPage() {
  const { data, error, refetch } = useRetention();
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <Loading what="how long things are kept">
        <Skeleton className="h-80 max-w-3xl rounded-card" />
      </Loading>
    );
  return <RetentionPanel key={JSON.stringify(data)} kept={data} />;
}

const FIELDS = [
  {
    name: 'sessionDays',
    label: 'Single sessions of viewers',
    help: 'With their events, as in the export of sessions. Daily figures stay as long as the project.',
  },
  {
    name: 'auditDays',
    label: 'What the audit log says',
    help: 'The log can still be checked: an erased entry keeps its place.',
  },
  {
    name: 'deliveryDays',
    label: 'Log of webhooks',
    help: 'Deliveries that were taken or given up. Those that wait are still sent.',
  },
] as const satisfies readonly { name: keyof Retention; label: string; help: string }[];

function RetentionPanel({ kept }: { kept: Retention }) {
  const client = useQueryClient();
  const form = useForm({
    schema,
    initial: kept,
    onSubmit: async (body) => {
      client.setQueryData(RETENTION_KEY, await updateRetention(body));
      toast.success('Saved');
    },
  });
  return (
    <Panel title="Retention" hint="How long this workspace keeps what is about single people." className="max-w-3xl">
      <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="Retention">
        {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
        {FIELDS.map(({ name, label, help }) => (
          <Field key={name} label={label} error={form.text(name).error} help={help}>
            {(control) => (
              <Select
                {...control}
                className="max-w-56"
                value={String(form.values[name])}
                onChange={({ target }) => form.set(name, target.value === 'null' ? null : Number(target.value))}
              >
                {spansFor(name, kept[name]).map(({ days, label: words }) => (
                  <option key={words} value={String(days)}>
                    {words}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        ))}
        {isShorter(kept, form.values) ? (
          <Notice tone="look">What is older is erased within the hour. It cannot be brought back.</Notice>
        ) : null}
        <div>
          <Button type="submit" variant="primary" busy={form.busy && 'Saving'}>
            Save changes
          </Button>
        </div>
      </form>
    </Panel>
  );
}
