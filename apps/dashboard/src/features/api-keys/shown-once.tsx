'use client';
import type { NewApiKey } from '@argument/contracts';
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { CopyButton } from '../../ui/copy';

/** A new key, until it is put away. Not a dialog: one slip beside it would lose the key. */
export function ShownOnce({ made, onDone }: { made: NewApiKey; onDone: () => void }) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  return (
    <Card ref={card} tabIndex={-1} aria-label="Your new key" className="border-ink p-4 sm:p-5">
      <h2 className="font-display text-base font-semibold">{made.name}: copy the key now</h2>
      <p className="mt-0.5 text-sm text-muted text-pretty">
        It is shown this once. We keep only its fingerprint, so nobody can show it to you again.
      </p>
      <code
        data-testid="new-api-key"
        className="mt-4 block rounded-control bg-sunken px-3 py-2.5 font-mono text-sm break-all select-all"
      >
        {made.key}
      </code>
      <div className="mt-4 flex flex-wrap gap-2">
        <CopyButton text={made.key} label="Copy key" variant="primary" />
        <Button onClick={onDone}>I have put it away</Button>
      </div>
    </Card>
  );
}
