import type { ComponentProps, ReactNode } from 'react';
import { cn } from '../lib/cn';

export function Card({ className, ...rest }: ComponentProps<'section'>) {
  return <section className={cn('rounded-card border border-line bg-surface', className)} {...rest} />;
}

/** A titled part of a page. */
export function Panel({
  title,
  hint,
  action,
  children,
  className,
  ...rest
}: Omit<ComponentProps<'section'>, 'title'> & { title: string; hint?: ReactNode; action?: ReactNode }) {
  return (
    <Card className={cn('p-4 sm:p-5', className)} aria-label={title} {...rest}>
      <header className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-[1_1_12rem]">
          <h2 className="font-display text-base font-semibold">{title}</h2>
          {hint ? <p className="mt-0.5 text-sm text-muted text-pretty">{hint}</p> : null}
        </div>
        {action}
      </header>
      {children}
    </Card>
  );
}

/** Title of a page with its actions; the title is what the page's tab says too. */
export function PageHeader({ title, hint, children }: { title: ReactNode; hint?: ReactNode; children?: ReactNode }) {
  return (
    <header className="mb-6 flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        <h1 className="font-display text-[1.75rem] leading-tight font-semibold tracking-tight sm:text-[2.0736rem]">
          {title}
        </h1>
        {hint ? <p className="mt-1 text-muted text-pretty">{hint}</p> : null}
      </div>
      {children ? <div className="flex flex-wrap items-center gap-2">{children}</div> : null}
    </header>
  );
}
