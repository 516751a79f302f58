import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn';

const tones = {
  good: { style: 'bg-good-wash text-good', icon: CircleCheck },
  look: { style: 'bg-look-wash text-look-text', icon: TriangleAlert },
  lost: { style: 'bg-lost-wash text-lost', icon: CircleAlert },
  info: { style: 'bg-sunken text-muted', icon: Info },
} as const;

export type Tone = keyof typeof tones;

/** A sentence that stands beside what it is about. */
export function Notice({ tone, children, className }: { tone: Tone; children: ReactNode; className?: string }) {
  const { style, icon: Icon } = tones[tone];
  return (
    <div
      role={tone === 'lost' ? 'alert' : 'status'}
      className={cn('flex gap-2.5 rounded-control px-3 py-2.5 text-sm', style, className)}
    >
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      <div className="min-w-0 text-ink">{children}</div>
    </div>
  );
}

export function Chip({ tone = 'info', children, className }: { tone?: Tone; children: ReactNode; className?: string }) {
  return (
    <span
      className={cn(
        'inline-flex h-6 items-center gap-1.5 rounded-full px-2.5 text-xs font-medium whitespace-nowrap',
        tones[tone].style,
        className,
      )}
    >
      {children}
    </span>
  );
}
