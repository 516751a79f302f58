'use client';
import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId, useState } from 'react';
import { cn } from '../lib/cn';

export const inputStyle =
  'h-10 w-full rounded-control border border-line-strong/60 bg-surface px-3 text-base text-ink placeholder:text-muted ' +
  'transition-colors duration-150 hover:border-line-strong focus-visible:border-ink aria-invalid:border-lost sm:text-[0.9375rem]';

interface FieldProps {
  label: string;
  error?: string | undefined;
  help?: ReactNode;
}

/** Label, control, and below it what is wrong or else what helps; tied together for screen readers. */
export function Field({
  label,
  error,
  help,
  children,
}: FieldProps & {
  children: (control: { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }) => ReactNode;
}) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children({ id, 'aria-invalid': Boolean(error), 'aria-describedby': error || help ? note : undefined })}
      {error ? (
        <p id={note} className="text-sm text-lost">
          {error}
        </p>
      ) : help ? (
        <p id={note} className="text-sm text-muted">
          {help}
        </p>
      ) : null}
    </div>
  );
}

export function TextField({ label, error, help, className, ...rest }: FieldProps & ComponentProps<'input'>) {
  return (
    <Field label={label} error={error} help={help}>
      {(control) => <input {...control} {...rest} className={cn(inputStyle, className)} />}
    </Field>
  );
}

export function TextAreaField({ label, error, help, className, ...rest }: FieldProps & ComponentProps<'textarea'>) {
  return (
    <Field label={label} error={error} help={help}>
      {(control) => <textarea rows={3} {...control} {...rest} className={cn(inputStyle, 'h-auto py-2', className)} />}
    </Field>
  );
}

export function PasswordField({ label, error, help, ...rest }: FieldProps & ComponentProps<'input'>) {
  const [shown, show] = useState(false);
  return (
    <Field label={label} error={error} help={help}>
      {(control) => (
        <div className="relative">
          <input {...control} {...rest} type={shown ? 'text' : 'password'} className={cn(inputStyle, 'pr-11')} />
          <button
            type="button"
            onClick={() => show(!shown)}
            aria-label={shown ? 'Hide what is typed' : 'Show what is typed'}
            aria-pressed={shown}
            className="absolute inset-y-0 right-0 grid w-11 place-items-center rounded-control text-muted hover:text-ink"
          >
            {shown ? <EyeOff className="size-4" /> : <Eye className="size-4" />}
          </button>
        </div>
      )}
    </Field>
  );
}
