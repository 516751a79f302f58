'use client';
import { qrColor } from '@argument/contracts';
import { useState } from 'react';
import { cn } from '../../lib/cn';

/** Dark enough for every reader. */
export const QR_COLORS = ['#000000', '#16161a', '#b3261e', '#0b5d59', '#1f3a8a', '#5b2a86'] as const satisfies string[];
const NAMES: Record<(typeof QR_COLORS)[number], string> = {
  '#000000': 'Black',
  '#16161a': 'Ink',
  '#b3261e': 'Red',
  '#0b5d59': 'Teal',
  '#1f3a8a': 'Blue',
  '#5b2a86': 'Purple',
};

/** Colour of a code: one of ours, or one's own when it is dark enough. */
export function QrColor({ value, onChange }: { value: string; onChange: (color: string) => void }) {
  const [problem, setProblem] = useState<string | null>(null);
  const choose = (color: string) => {
    const checked = qrColor.safeParse(color);
    setProblem(checked.success ? null : (checked.error.issues[0]?.message ?? null));
    if (checked.success) onChange(color);
  };
  const isOwn = !QR_COLORS.some((color) => color === value);
  return (
    <fieldset className="mt-4">
      <legend className="mb-1.5 text-sm font-medium">Colour</legend>
      <div className="flex flex-wrap gap-2">
        {QR_COLORS.map((color) => (
          <label key={color} className="relative size-9">
            <input
              type="radio"
              name="qr-color"
              className="peer absolute inset-0 m-0 size-full cursor-pointer opacity-0"
              checked={value === color}
              onChange={() => choose(color)}
              aria-label={NAMES[color]}
            />
            <span
              aria-hidden="true"
              className="block size-full rounded-full border border-line-strong ring-offset-2 ring-offset-surface peer-checked:ring-2 peer-checked:ring-ink peer-focus-visible:ring-2 peer-focus-visible:ring-signal"
              style={{ background: color }}
            />
          </label>
        ))}
        <label
          className={cn(
            'relative flex h-9 items-center gap-2 rounded-full border px-3 text-sm focus-within:ring-2 focus-within:ring-signal',
            isOwn ? 'border-ink' : 'border-line text-muted',
          )}
        >
          <span className="size-4 rounded-full border border-line" style={{ background: value }} aria-hidden="true" />
          Your own
          <input
            type="color"
            className="absolute inset-0 size-full cursor-pointer opacity-0"
            value={value}
            onChange={(event) => choose(event.target.value)}
            aria-label="Your own colour"
          />
        </label>
      </div>
      <p className={cn('mt-1.5 text-sm', problem ? 'text-lost' : 'text-muted')} aria-live="polite">
        {problem ?? 'Dark on white, so that every phone reads it.'}
      </p>
    </fieldset>
  );
}
