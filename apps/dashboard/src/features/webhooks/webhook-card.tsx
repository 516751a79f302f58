'use client';
import type { Webhook } from '@argument/contracts';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { Confirm } from '../../ui/dialog';
import { Switch } from '../../ui/switch';
import { DeliveryLog } from './delivery-log';
import { eventLabel } from './event-names';
import { useChangeWebhook, useDeleteWebhook, useSend } from './webhooks.api';

export function WebhookCard({ hook }: { hook: Webhook }) {
  const change = useChangeWebhook(hook.id);
  const remove = useDeleteWebhook();
  const test = useSend(hook.id);
  const [asking, ask] = useState(false);
  return (
    <Panel
      title={new URL(hook.url).host}
      hint={<span className="font-mono break-all">{hook.url}</span>}
      action={
        <div className="flex flex-wrap gap-2">
          <Button size="sm" busy={test.isPending && 'Sending'} onClick={() => test.mutate(null)}>
            Send a test
          </Button>
          <Button size="sm" variant="ghost" onClick={() => ask(true)}>
            Delete
          </Button>
        </div>
      }
    >
      <p className="mb-4 text-sm">{hook.events.map(eventLabel).join(' · ')}</p>
      <Switch
        label="Deliver"
        hint={hook.isActive ? 'Events are sent as they happen.' : 'Events are not sent, and not kept for later.'}
        checked={hook.isActive}
        disabled={change.isPending}
        onCheckedChange={(isActive) => change.mutate({ isActive })}
      />
      <DeliveryLog webhookId={hook.id} />
      {asking ? (
        <Confirm
          open
          onOpenChange={ask}
          title="Delete this webhook?"
          hint="Its log goes with it, and what is still on its way is not sent."
          verb="Delete webhook"
          busy={remove.isPending}
          onConfirm={() => remove.mutate(hook.id, { onSuccess: () => toast('The webhook is deleted') })}
        />
      ) : null}
    </Panel>
  );
}
