'use client';
import { changeEmail as schema } from '@argument/contracts';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { PasswordField, TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useForm } from '../../ui/use-form';
import { changeEmail } from './account.api';

export function EmailPanel({ email }: { email: string }) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useForm({
    schema,
    initial: { email: '', currentPassword: '' },
    onSubmit: async (body) => {
      await changeEmail(body);
      form.set('email', '');
      form.set('currentPassword', '');
      setSentTo(body.email);
    },
  });
  return (
    <Panel
      title="E-mail address"
      hint={
        <>
          Now <span className="break-all text-ink">{email}</span>. A new one counts from when you confirm it.
        </>
      }
    >
      <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="Change e-mail address">
        {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
        {sentTo && !form.problem ? (
          <Notice tone="good">
            Look for our message to {sentTo} and open the link in it within an hour. Until then your address stays as it
            is.
          </Notice>
        ) : null}
        <TextField label="New e-mail address" type="email" autoComplete="email" {...form.text('email')} />
        <PasswordField label="Your password" autoComplete="current-password" {...form.text('currentPassword')} />
        <div>
          <Button type="submit" busy={form.busy && 'Sending'}>
            Change e-mail address
          </Button>
        </div>
      </form>
    </Panel>
  );
}
