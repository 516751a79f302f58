'use client';
import { changePassword as schema } from '@argument/contracts';
import { toast } from 'sonner';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { PasswordField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useForm } from '../../ui/use-form';
import { changePassword, useRefreshSignIns } from './account.api';

export function PasswordPanel({ email }: { email: string }) {
  const refresh = useRefreshSignIns();
  const form = useForm({
    schema,
    initial: { currentPassword: '', password: '' },
    onSubmit: async (body) => {
      await changePassword(body);
      form.set('currentPassword', '');
      form.set('password', '');
      toast.success('Your password is changed', { description: 'You are signed out everywhere else.' });
      await refresh();
    },
  });
  return (
    <Panel title="Password" hint="A new password signs you out everywhere else.">
      <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="Change password">
        {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
        {/* Tells a password manager whose password it is. */}
        <input type="text" autoComplete="username" value={email} readOnly hidden />
        <PasswordField label="Present password" autoComplete="current-password" {...form.text('currentPassword')} />
        <PasswordField
          label="New password"
          autoComplete="new-password"
          help="At least 10 characters."
          {...form.text('password')}
        />
        <div>
          <Button type="submit" busy={form.busy && 'Changing'}>
            Change password
          </Button>
        </div>
      </form>
    </Panel>
  );
}
