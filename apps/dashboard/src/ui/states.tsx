'use client';
import { RotateCcw } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn';
import { ApiError, plainWords } from '../lib/http/problem';
import { Button } from './button';

/** Nothing here yet: what will be here, and how to begin. */
export function Empty({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="grid animate-appear place-items-center px-6 py-16 text-center" data-testid="empty-state">
      <div className="brackets grid max-w-md justify-items-center gap-3 px-6 py-8 [--bracket-color:var(--line-strong)] [--bracket-gap:0px]">
        <h2 className="font-display text-xl font-semibold">{title}</h2>
        <p className="text-muted text-balance">{children}</p>
        {action ? <div className="mt-2 flex flex-wrap justify-center gap-2">{action}</div> : null}
      </div>
    </div>
  );
}

/** Something could not be loaded: what happened and what to do next. */
export function Failure({ error, onRetry, className }: { error: unknown; onRetry?: () => void; className?: string }) {
  const { title, detail } = plainWords(error);
  return (
    <div
      role="alert"
      className={cn('mx-auto grid max-w-md justify-items-center gap-3 px-6 py-16 text-center', className)}
    >
      <h2 className="font-display text-xl font-semibold">{title}</h2>
      <p className="text-muted text-pretty">{detail}</p>
      {error instanceof ApiError && error.status === 404 ? (
        <Button asChild>
          <Link href="/projects">Go to your projects</Link>
        </Button>
      ) : onRetry ? (
        <Button onClick={onRetry}>
          <RotateCcw aria-hidden="true" /> Try again
        </Button>
      ) : null}
    </div>
  );
}

/** Holds the place of what is being loaded. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden="true" className={cn('skeleton', className)} />;
}

/** Tells screen readers that the skeletons around it stand for something. */
export function Loading({ what, children }: { what: string; children: ReactNode }) {
  return (
    <div role="status" aria-busy="true" className="animate-appear">
      <span className="sr-only">Loading {what}</span>
      {children}
    </div>
  );
}
