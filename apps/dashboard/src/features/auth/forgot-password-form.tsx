'use client';
import { forgotPassword as schema } from '@argument/contracts';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useForm } from '../../ui/use-form';
import { askForReset } from './auth.api';
import { AuthFrame, TextLink } from './auth-frame';

export function ForgotPasswordForm() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    schema,
    initial: { email: '' },
    onSubmit: async ({ email }) => {
      await askForReset(email);
      setSentTo(email);
    },
  });

  return (
    <AuthFrame
      title="Set a new password"
      hint="We send you a link that works once."
      foot={<TextLink href="/sign-in">Back to sign in</TextLink>}
    >
      {sentTo ? (
        <Notice tone="good">
          If there is an account for <strong>{sentTo}</strong>, a link is on its way. Look in your spam folder too.
          Where no mail server is set up, your operator finds the link in the server's log.
        </Notice>
      ) : (
        <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="Ask for a new password">
          {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
          <TextField label="E-mail" type="email" autoComplete="email" autoFocus {...form.text('email')} />
          <Button type="submit" variant="primary" size="lg" busy={form.busy && 'Sending'}>
            Send the link
          </Button>
        </form>
      )}
    </AuthFrame>
  );
}
