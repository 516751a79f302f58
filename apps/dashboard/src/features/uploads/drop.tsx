'use client';
import type { LucideIcon } from 'lucide-react';
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { cn } from '../../lib/cn';
import { ACCEPT, type FileKind } from './check-file';

interface DropProps {
  /** What goes in; null takes both. */
  kind: FileKind | null;
  title: string;
  hint: string;
  icon: LucideIcon;
  /** The next thing to do: lit, with the signal's brackets. */
  lit: boolean;
  multiple?: boolean;
  /** What was dropped already. */
  children?: ReactNode;
  onFiles: (files: File[]) => void;
}

/** Takes files by drop, by a press or by the keyboard. */
export function Drop({ kind, title, hint, icon: Icon, lit, multiple = false, children, onFiles }: DropProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1));
  };
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way; the file input inside is everybody's
    <div
      data-testid={`drop-${kind ?? 'files'}`}
      data-lit={lit}
      onDragOver={(event) => drag(event, true)}
      onDragLeave={(event) => drag(event, false)}
      onDrop={(event) => {
        drag(event, false);
        take(event.dataTransfer.files);
      }}
      className={cn(
        'brackets rounded-card border bg-surface transition-colors duration-150 [--bracket-gap:-1px] focus-within:[--bracket-gap:-6px]',
        lit ? 'border-transparent' : 'border-line [--bracket-color:transparent]',
        over && 'bg-signal-wash [--bracket-color:var(--signal)] [--bracket-gap:-8px]',
      )}
    >
      <label htmlFor={id} className="flex cursor-pointer items-center gap-4 p-4">
        <span
          className={cn(
            'grid size-11 shrink-0 place-items-center rounded-full transition-colors duration-150',
            lit ? 'bg-signal-wash text-signal-text' : 'bg-sunken text-muted',
          )}
        >
          <Icon className="size-5" aria-hidden="true" />
        </span>
        <span className="min-w-0">
          <span className="block font-medium">{title}</span>
          <span className="block text-sm text-muted">{hint}</span>
        </span>
        <input
          ref={input}
          id={id}
          type="file"
          multiple={multiple}
          accept={kind ? ACCEPT[kind] : `${ACCEPT.picture},${ACCEPT.video}`}
          className="sr-only"
          onChange={(event) => {
            take(event.target.files);
            // The same file again must count as a choice again.
            event.target.value = '';
          }}
        />
      </label>
      {children ? <div className="grid gap-3 border-t border-line px-4 py-3">{children}</div> : null}
    </div>
  );
}
