import { cn } from '../lib/cn';

/** The mark: four corner brackets around something that plays. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cn('size-6', className)} fill="none">
      <path
        d="M2 7.5V2h5.5M16.5 2H22v5.5M22 16.5V22h-5.5M7.5 22H2v-5.5"
        stroke="currentColor"
        strokeWidth="2.5"
        strokeLinejoin="miter"
      />
      <path d="M9 7.2v9.6l8-4.8z" fill="var(--signal)" />
    </svg>
  );
}

export function Logo({ className }: { className?: string }) {
  return (
    <span
      className={cn('inline-flex items-center gap-2.5 font-display text-lg font-semibold tracking-tight', className)}
    >
      <Mark />
      <span>
        AR<span className="text-muted">gument</span>
      </span>
    </span>
  );
}
