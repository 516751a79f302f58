'use client';
import type { NewWebhook } from '@argument/contracts';
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { CopyButton } from '../../ui/copy';

/** A new webhook's secret, until it is put away. */
export function SecretCard({ made, onDone }: { made: NewWebhook; onDone: () => void }) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  return (
    <Card ref={card} tabIndex={-1} aria-label="The secret of your webhook" className="border-ink p-4 sm:p-5">
      <h2 className="font-display text-base font-semibold">Copy the secret now</h2>
      <p className="mt-0.5 text-sm text-muted text-pretty">
        Your program checks with it that a delivery is ours, as Standard Webhooks does. It is shown this once.
      </p>
      <code
        data-testid="webhook-secret"
        className="mt-4 block rounded-control bg-sunken px-3 py-2.5 font-mono text-sm break-all select-all"
      >
        {made.secret}
      </code>
      <div className="mt-4 flex flex-wrap gap-2">
        <CopyButton text={made.secret} label="Copy secret" variant="primary" />
        <Button onClick={onDone}>I have put it away</Button>
      </div>
    </Card>
  );
}
