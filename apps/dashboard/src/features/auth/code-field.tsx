import type { ComponentProps } from 'react';
import { TextField } from '../../ui/field';

/** Asks for the second factor: a code of the app, or one of those for the day that the phone is gone. */
export function CodeField(props: Omit<ComponentProps<typeof TextField>, 'label'>) {
  return (
    <TextField
      label="Code"
      autoFocus
      autoComplete="one-time-code"
      spellCheck={false}
      className="font-mono"
      help="Six digits of your authenticator app, or one of your recovery codes."
      {...props}
    />
  );
}
