'use client';
import { type Login, login as schema } from '@argument/contracts';
import { useRouter, useSearchParams } from 'next/navigation';
import { useEffect, useState } from 'react';
import { ApiError } from '../../lib/http/problem';
import { Button } from '../../ui/button';
import { PasswordField, TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useForm } from '../../ui/use-form';
import { login } from './auth.api';
import { AuthFrame, TextLink } from './auth-frame';
import { CodeField } from './code-field';
import { authAddress, nextPath } from './next-path';
import { OidcButtons } from './oidc-buttons';
import { useSession } from './use-session';

export function SignInForm() {
  const router = useRouter();
  const query = useSearchParams();
  const next = nextPath(query.get('next'));
  const email = query.get('email') ?? '';
  const { status } = useSession();
  const [asksCode, askCode] = useState(false);
  const form = useForm({
    schema: { safeParse: (value) => schema.safeParse(asksCode ? value : withoutCode(value)) },
    initial: { email, password: '', rememberMe: true, code: '' },
    onSubmit: (body: Login) =>
      login(body).catch((error: unknown) => {
        if (!(error instanceof ApiError) || error.problem.code !== 'auth.code_required') throw error;
        askCode(true);
      }),
  });

  useEffect(() => {
    if (status === 'signed-in') router.replace(next);
  }, [status, router, next]);

  return (
    <AuthFrame
      title="Sign in"
      hint="Pick up where you left off."
      foot={
        <>
          New here? <TextLink href={authAddress('/sign-up', query.get('next'), email)}>Create an account</TextLink>. Or
          first <TextLink href="/demo">scan the demo</TextLink>.
        </>
      }
    >
      <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="Sign in">
        {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
        <TextField label="E-mail" type="email" autoComplete="email" autoFocus={email === ''} {...form.text('email')} />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          autoFocus={email !== ''}
          {...form.text('password')}
        />
        {asksCode ? <CodeField {...form.text('code')} /> : null}
        <div className="flex items-center justify-between gap-4 text-sm">
          <label className="flex min-h-6 items-center gap-2">
            <input
              type="checkbox"
              className="size-4 accent-[var(--signal-solid)]"
              checked={form.values.rememberMe}
              onChange={(event) => form.set('rememberMe', event.target.checked)}
            />
            Stay signed in
          </label>
          <TextLink href="/forgot-password">Forgot your password?</TextLink>
        </div>
        <Button type="submit" variant="primary" size="lg" busy={form.busy && 'Signing in'}>
          Sign in
        </Button>
      </form>
      <OidcButtons next={next} />
    </AuthFrame>
  );
}

/** Most accounts have no second factor: the field is there once the server asks. */
const withoutCode = (value: unknown) => ({ ...(value as object), code: undefined });
