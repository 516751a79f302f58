'use client';
import { type NewWebhook, reachOf } from '@argument/contracts';
import { useState } from 'react';
import { Panel } from '../../ui/card';
import { ShownOnce } from '../../ui/shown-once';
import { Empty, Failure, Loading, Skeleton } from '../../ui/states';
import { useSession } from '../auth/use-session';
import { NewWebhookForm } from './new-webhook-form';
import { WebhookCard } from './webhook-card';
import { useWebhooks } from './webhooks.api';

export function WebhooksPage() {
  const { user } = useSession();
  const [made, setMade] = useState<NewWebhook | null>(null);
  if (!user) return null;
  if (reachOf('webhooks.manage', user) === 'none')
    return (
      <Empty title="Webhooks are for Admins and Managers">Ask one of them to add the address of your program.</Empty>
    );
  return (
    <div className="grid max-w-3xl gap-6">
      {made ? (
        <ShownOnce
          key={made.id}
          label="The secret of your webhook"
          title="Copy the secret now"
          secret={made.secret}
          copyLabel="Copy secret"
          testId="webhook-secret"
          onDone={() => setMade(null)}
        >
          Your program checks with it that a delivery is ours, as Standard Webhooks does. It is shown this once.
        </ShownOnce>
      ) : (
        <NewWebhookForm onMade={setMade} />
      )}
      <List />
    </div>
  );
}

function List() {
  const hooks = useWebhooks();
  if (hooks.isError) return <Failure error={hooks.error} onRetry={() => void hooks.refetch()} />;
  if (!hooks.data)
    return (
      <Loading what="the webhooks">
        <Skeleton className="h-40 rounded-card" />
      </Loading>
    );
  if (hooks.data.length === 0)
    return (
      <Panel title="Webhooks">
        <p className="text-sm text-muted">No webhooks yet. The first one that you add stands here with its log.</p>
      </Panel>
    );
  return hooks.data.map((hook) => <WebhookCard key={hook.id} hook={hook} />);
}
