'use client';
import { type NewWebhook, createWebhook as schema, type WebhookEvent } from '@argument/contracts';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useForm } from '../../ui/use-form';
import { eventChoices } from './event-names';
import { createWebhook, useRefreshWebhooks } from './webhooks.api';

const usual: WebhookEvent[] = ['video.ready', 'video.failed', 'marker.ready', 'link.views_reached'];

export function NewWebhookForm({ onMade }: { onMade: (made: NewWebhook) => void }) {
  const refresh = useRefreshWebhooks();
  const form = useForm({
    schema,
    initial: { url: '', events: usual },
    onSubmit: async (body) => {
      onMade(await createWebhook(body));
      form.set('url', '');
      await refresh();
    },
  });
  const { events } = form.values;
  return (
    <Panel title="New webhook" hint="We post to your program when something happens in this workspace.">
      <form onSubmit={form.submit} noValidate aria-label="New webhook" className="grid gap-4">
        {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
        <TextField
          label="Address"
          type="url"
          inputMode="url"
          autoComplete="off"
          placeholder="https://"
          help="A public address. Answer with 200 to 299 within 10 seconds; otherwise we try again for a day."
          {...form.text('url')}
        />
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 text-sm font-medium">When</legend>
          <div className="grid gap-1.5 sm:grid-cols-2">
            {eventChoices.map(({ event, label }) => (
              <label key={event} className="flex min-h-6 items-center gap-2 text-sm">
                <input
                  type="checkbox"
                  className="size-4 accent-[var(--signal-solid)]"
                  checked={events.includes(event)}
                  onChange={({ target }) =>
                    form.set('events', target.checked ? [...events, event] : events.filter((one) => one !== event))
                  }
                />
                {label}
              </label>
            ))}
          </div>
          {form.errors.events ? <p className="text-sm text-lost">{form.errors.events}</p> : null}
        </fieldset>
        <div>
          <Button type="submit" variant="primary" busy={form.busy && 'Adding'}>
            Add webhook
          </Button>
        </div>
      </form>
    </Panel>
  );
}
