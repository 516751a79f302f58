import { cn } from '../lib/cn';

interface ProgressProps {
  label: string;
  /** 0 to 100. */
  value: number;
  /** What stands at the right: percent, time left. */
  shown?: string;
  className?: string;
}

export function Progress({ label, value, shown, className }: ProgressProps) {
  const percent = Math.round(Math.min(100, Math.max(0, value)));
  return (
    <div className={cn('grid gap-1.5', className)}>
      <div className="flex justify-between gap-3 text-sm">
        <span className="truncate">{label}</span>
        <span className="tabular shrink-0 text-muted">{shown ?? `${percent}%`}</span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="h-1 overflow-hidden rounded-full bg-line"
      >
        <div
          className="h-full rounded-full bg-signal transition-[width] duration-200 ease-out"
          style={{ width: `${percent}%` }}
        />
      </div>
    </div>
  );
}
