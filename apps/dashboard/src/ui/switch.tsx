'use client';
import { Switch as Base } from 'radix-ui';
import { type ComponentProps, type ReactNode, useId } from 'react';

/** A labelled switch; the whole row can be pressed. */
export function Switch({
  label,
  hint,
  ...rest
}: ComponentProps<typeof Base.Root> & { label: string; hint?: ReactNode }) {
  const id = useId();
  return (
    <div className="flex items-center justify-between gap-4">
      <label htmlFor={id} className="min-w-0 text-sm font-medium">
        {label}
        {hint ? <span className="block font-normal text-muted">{hint}</span> : null}
      </label>
      <Base.Root
        id={id}
        className="relative h-6 w-10 shrink-0 rounded-full bg-line-strong transition-colors duration-150 disabled:opacity-50 data-[state=checked]:bg-good"
        {...rest}
      >
        <Base.Thumb className="block size-5 translate-x-0.5 rounded-full bg-white transition-transform duration-150 ease-out data-[state=checked]:translate-x-[18px]" />
      </Base.Root>
    </div>
  );
}
