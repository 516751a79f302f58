import type { PlanLimits } from '@argument/contracts';
import type { ComponentProps } from 'react';
import { TextField } from '../../ui/field';
import { LIMIT_FIELDS } from './plan-limits';

interface Props {
  form: {
    text: (name: keyof PlanLimits) => Omit<ComponentProps<typeof TextField>, 'label'>;
    errors: Partial<Record<string, string>>;
  };
  /** Where the limits stand in what is sent, which is where the API says that they are wrong. */
  within: 'limits' | 'overrides';
  placeholder?: string;
}

/** A field for each limit of a plan. */
export function LimitFields({ form, within, placeholder }: Props) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {LIMIT_FIELDS.map(({ name, label }) => (
        <TextField
          key={name}
          label={label}
          inputMode="numeric"
          autoComplete="off"
          placeholder={placeholder}
          {...form.text(name)}
          error={form.errors[`${within}.${name}`]}
        />
      ))}
    </div>
  );
}
