'use client';
import type { ApiScope } from '@argument/contracts';
import { useId } from 'react';
import { SCOPES, withScope } from './scopes';

interface Props {
  value: readonly ApiScope[];
  onChange: (value: ApiScope[]) => void;
  error: string | undefined;
}

export function ScopeChoice({ value, onChange, error }: Props) {
  const note = useId();
  return (
    <fieldset aria-describedby={error ? note : undefined}>
      <legend className="text-sm font-medium">It may</legend>
      <div className="mt-2 grid gap-3">
        {SCOPES.map(({ scope, label, may }) => (
          <label key={scope} className="flex items-start gap-2.5 text-sm">
            <input
              type="checkbox"
              className="mt-0.5 size-4 shrink-0 accent-[var(--signal-solid)]"
              checked={value.includes(scope)}
              onChange={({ target }) => onChange(withScope(value, scope, target.checked))}
            />
            <span>
              {label} <span className="block text-muted">{may}</span>
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <p id={note} className="mt-2 text-sm text-lost">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
