'use client';
import { useEffect, useRef } from 'react';
import { saveBlob } from '../../lib/save-blob';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { CopyButton } from '../../ui/copy';

/** Until they are put away. */
export function RecoveryCodesCard({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  const text = codes.join('\n');
  return (
    <Card ref={card} tabIndex={-1} aria-label="Your recovery codes" className="border-ink p-4 sm:p-5">
      <h2 className="font-display text-base font-semibold">The second factor is on: keep these codes</h2>
      <p className="mt-0.5 text-sm text-muted text-pretty">
        Each signs you in once when the app is lost. They are shown this once; print them or keep them in a safe place.
      </p>
      <ul data-testid="recovery-codes" className="mt-4 grid gap-1 rounded-control bg-sunken px-3 py-2.5 sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="font-mono text-sm">
            {code}
          </li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-2">
        <CopyButton text={text} label="Copy codes" variant="primary" />
        <Button
          onClick={() => saveBlob(new Blob([`${text}\n`], { type: 'text/plain' }), 'argument-recovery-codes.txt')}
        >
          Save as a file
        </Button>
        <Button onClick={onDone}>I have put them away</Button>
      </div>
    </Card>
  );
}
