'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from './button';
import { Card } from './card';
import { CopyButton } from './copy';

export interface ShownOnceProps {
  /** Names the card for those who hear the page. */
  label: string;
  title: string;
  children: ReactNode;
  secret: string;
  copyLabel: string;
  testId: string;
  onDone: () => void;
}

/** A secret that is shown once, until it is put away. Not a dialog: one slip beside it would lose the secret. */
export function ShownOnce({ label, title, children, secret, copyLabel, testId, onDone }: ShownOnceProps) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  return (
    <Card ref={card} tabIndex={-1} aria-label={label} className="border-ink p-4 sm:p-5">
      <h2 className="font-display text-base font-semibold">{title}</h2>
      <p className="mt-0.5 text-sm text-muted text-pretty">{children}</p>
      <code
        data-testid={testId}
        className="mt-4 block rounded-control bg-sunken px-3 py-2.5 font-mono text-sm break-all select-all"
      >
        {secret}
      </code>
      <div className="mt-4 flex flex-wrap gap-2">
        <CopyButton text={secret} label={copyLabel} variant="primary" />
        <Button onClick={onDone}>I have put it away</Button>
      </div>
    </Card>
  );
}
