import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { cn } from '../lib/cn';
import { inputStyle } from './field';

/** The browser's own list, which phones show best, in our clothes. */
export function Select({ className, children, ...rest }: ComponentProps<'select'>) {
  return (
    <div className={cn('relative', className)}>
      <select {...rest} className={cn(inputStyle, 'appearance-none pr-9')}>
        {children}
      </select>
      <ChevronDown className="pointer-events-none absolute top-3 right-3 size-4 text-muted" aria-hidden="true" />
    </div>
  );
}
