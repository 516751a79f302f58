'use client';
import { ChevronDown } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { cn } from '../lib/cn';
import { Card } from './card';

interface FoldPanelProps extends Omit<ComponentProps<'section'>, 'title'> {
  title: string;
  hint?: ReactNode;
  action?: ReactNode;
  /** Whether it starts unfolded on a phone. */
  startsOpen?: boolean;
}

/** A titled part of a long page: always open at a desk, folded on a phone until it is wanted. */
export function FoldPanel({ title, hint, action, startsOpen = false, children, className, ...rest }: FoldPanelProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(startsOpen);
  const whenOpen = isOpen ? '' : 'max-lg:hidden';
  return (
    <Card className={cn('p-4 sm:p-5', className)} aria-label={title} {...rest}>
      <header className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 lg:mb-4">
        <div className="min-w-0 max-lg:w-full lg:flex-[1_1_12rem]">
          <h2 className="font-display text-base font-semibold">
            <span className="max-lg:hidden">{title}</span>
            <button
              type="button"
              aria-expanded={isOpen}
              aria-controls={id}
              onClick={() => setOpen(!isOpen)}
              className="-m-2 flex w-[calc(100%+1rem)] items-center justify-between gap-2 rounded-control p-2 text-left lg:hidden"
            >
              {title}
              <ChevronDown
                aria-hidden="true"
                className={cn('size-4 text-muted transition-transform duration-150', isOpen && 'rotate-180')}
              />
            </button>
          </h2>
          {hint ? <p className={cn('mt-0.5 text-sm text-muted text-pretty', whenOpen)}>{hint}</p> : null}
        </div>
        {action ? <div className={whenOpen}>{action}</div> : null}
      </header>
      <div id={id} className={cn('max-lg:mt-4', whenOpen)}>
        {children}
      </div>
    </Card>
  );
}
