'use client';
import { register as schema } from '@argument/contracts';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { Button } from '../../ui/button';
import { PasswordField, TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useForm } from '../../ui/use-form';
import { register } from './auth.api';
import { AuthFrame, TextLink } from './auth-frame';
import { authAddress, nextPath } from './next-path';
import { OidcButtons } from './oidc-buttons';
import { useSession } from './use-session';

export function SignUpForm() {
  const router = useRouter();
  const query = useSearchParams();
  const next = nextPath(query.get('next'));
  const email = query.get('email') ?? '';
  const { status } = useSession();
  const form = useForm({ schema, initial: { name: '', email, password: '' }, onSubmit: register });

  useEffect(() => {
    if (status === 'signed-in') router.replace(next);
  }, [status, router, next]);

  return (
    <AuthFrame
      title="Create an account"
      hint="Your first picture can be alive in three minutes."
      foot={
        <>
          Have an account? <TextLink href={authAddress('/sign-in', query.get('next'), email)}>Sign in</TextLink>.
        </>
      }
    >
      <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="Create an account">
        {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
        <TextField label="Name" autoComplete="name" autoFocus {...form.text('name')} />
        <TextField label="E-mail" type="email" autoComplete="email" {...form.text('email')} />
        <PasswordField
          label="Password"
          autoComplete="new-password"
          help="At least 10 characters."
          {...form.text('password')}
        />
        <Button type="submit" variant="primary" size="lg" className="mt-2" busy={form.busy && 'Creating your account'}>
          Create account
        </Button>
      </form>
      <OidcButtons next={next} />
    </AuthFrame>
  );
}
