import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '../lib/cn';

const variants = {
  primary: 'bg-signal-solid text-on-signal hover:brightness-95 active:brightness-90',
  secondary: 'border border-line bg-surface text-ink hover:border-line-strong',
  ghost: 'text-ink hover:bg-sunken',
  danger: 'border border-lost/40 bg-surface text-lost hover:bg-lost-wash',
} as const;

const sizes = {
  sm: 'h-8 gap-1.5 px-2.5 text-sm',
  md: 'h-10 gap-2 px-4 text-[0.9375rem]',
  lg: 'h-12 gap-2 px-6 text-base',
  icon: 'size-9 justify-center',
} as const;

export interface ButtonProps extends ComponentProps<'button'> {
  variant?: keyof typeof variants;
  size?: keyof typeof sizes;
  /** Renders the only child (a link) in a button's clothes. */
  asChild?: boolean;
  /** What is going on instead of the label; the button can't be pressed meanwhile. */
  busy?: string | false | undefined;
}

export function Button({
  variant = 'secondary',
  size = 'md',
  asChild = false,
  busy,
  className,
  children,
  ...rest
}: ButtonProps) {
  const style = cn(
    'inline-flex shrink-0 items-center justify-center whitespace-nowrap rounded-control font-medium transition duration-150 ease-out',
    'disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
    variants[variant],
    sizes[size],
    className,
  );
  if (asChild) {
    return (
      <Slot.Root className={style} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type="button"
      className={style}
      {...rest}
      disabled={rest.disabled || Boolean(busy)}
      aria-busy={Boolean(busy)}
    >
      {busy || children}
    </button>
  );
}
