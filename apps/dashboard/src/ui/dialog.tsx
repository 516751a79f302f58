'use client';
import { X } from 'lucide-react';
import { Dialog as Base } from 'radix-ui';
import type { ReactNode } from 'react';
import { cn } from '../lib/cn';
import { Button } from './button';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  hint?: ReactNode;
  children: ReactNode;
  className?: string;
}

/** A sheet from below on a phone, a card in the middle elsewhere. */
export function Dialog({ open, onOpenChange, title, hint, children, className }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Portal>
        <Base.Overlay className="fixed inset-0 z-40 animate-appear bg-black/45" />
        <Base.Content
          {...(hint ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed inset-x-0 bottom-0 z-50 max-h-[92dvh] animate-rise overflow-y-auto rounded-t-2xl border border-line bg-raised p-5 shadow-float',
            'sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-[calc(100vw-2rem)] sm:max-w-lg sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-card sm:p-6',
            className,
          )}
        >
          <div className="mb-4 flex items-start justify-between gap-4">
            <div>
              <Base.Title className="font-display text-xl font-semibold">{title}</Base.Title>
              {hint ? <Base.Description className="mt-1 text-sm text-muted">{hint}</Base.Description> : null}
            </div>
            <Base.Close asChild>
              <Button variant="ghost" size="icon" aria-label="Close" className="-mt-1.5 -mr-2 px-0">
                <X aria-hidden="true" />
              </Button>
            </Base.Close>
          </div>
          {children}
        </Base.Content>
      </Base.Portal>
    </Base.Root>
  );
}

interface ConfirmProps extends Omit<DialogProps, 'children'> {
  /** The verb on the button. */
  verb: string;
  /** What the button says meanwhile. */
  doing?: string;
  /** The other button, which changes nothing. */
  keep?: string;
  busy?: boolean;
  onConfirm: () => void;
  children?: ReactNode;
}

export function Confirm({ verb, doing = 'Deleting', keep = 'Keep', busy, onConfirm, children, ...rest }: ConfirmProps) {
  return (
    <Dialog {...rest}>
      {children}
      <div className="mt-2 flex flex-wrap justify-end gap-2">
        <Button onClick={() => rest.onOpenChange(false)}>{keep}</Button>
        <Button variant="danger" onClick={onConfirm} busy={busy && doing}>
          {verb}
        </Button>
      </div>
    </Dialog>
  );
}
