'use client';
import { resetPassword as schema } from '@argument/contracts';
import { useRouter, useSearchParams } from 'next/navigation';
import { toast } from 'sonner';
import { Button } from '../../ui/button';
import { PasswordField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useForm } from '../../ui/use-form';
import { resetPassword } from './auth.api';
import { AuthFrame, TextLink } from './auth-frame';

export function ResetPasswordForm() {
  const router = useRouter();
  const token = useSearchParams().get('token') ?? '';
  const form = useForm({
    schema,
    initial: { token, password: '' },
    onSubmit: async ({ password }) => {
      await resetPassword(token, password);
      toast.success('Your password is changed. Sign in with the new one.');
      router.replace('/sign-in');
    },
  });

  return (
    <AuthFrame title="Choose a new password" foot={<TextLink href="/forgot-password">Ask for another link</TextLink>}>
      {token === '' ? (
        <Notice tone="lost">
          This address lacks its token. Open the link in the mail once more, or ask for another one.
        </Notice>
      ) : (
        <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="Choose a new password">
          {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
          <PasswordField
            label="New password"
            autoComplete="new-password"
            autoFocus
            help="At least 10 characters."
            {...form.text('password')}
          />
          <Button type="submit" variant="primary" size="lg" busy={form.busy && 'Saving'}>
            Save password
          </Button>
        </form>
      )}
    </AuthFrame>
  );
}
