'use client';
import { oidcCode } from '@argument/contracts';
import { useQuery } from '@tanstack/react-query';
import { useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useEffect } from 'react';
import { ApiError, plainWords } from '../../lib/http/problem';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Loading, Skeleton } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { restore } from './auth.api';
import { AuthFrame, TextLink } from './auth-frame';
import { CodeField } from './code-field';
import { nextPath } from './next-path';
import { finishOidc, rememberedNext, sendOidcCode } from './oidc.api';

/** Back from the provider. */
export function OidcCallback() {
  const router = useRouter();
  const search = `?${useSearchParams()}`;
  // The answer is good once, so it is sent once.
  const answer = useQuery({
    queryKey: ['oidc', search],
    queryFn: async () => {
      // What the page finds in its cookies at the start must not undo what comes now.
      await restore();
      await finishOidc({ search, rememberMe: true });
      return true;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const goOn = useCallback(() => router.replace(nextPath(rememberedNext())), [router]);
  useEffect(() => {
    if (answer.isSuccess) goOn();
  }, [answer.isSuccess, goOn]);
  const asksCode = answer.error instanceof ApiError && answer.error.problem.code === 'auth.code_required';
  return (
    <AuthFrame title="Sign in" foot={<TextLink href="/sign-in">Back to the sign-in</TextLink>}>
      {asksCode ? (
        <CodeForm onDone={goOn} />
      ) : answer.isError ? (
        <Notice tone="lost">{plainWords(answer.error).detail}</Notice>
      ) : (
        <Loading what="the answer">
          <Skeleton className="h-12" />
        </Loading>
      )}
    </AuthFrame>
  );
}

function CodeForm({ onDone }: { onDone: () => void }) {
  const form = useForm({
    schema: oidcCode,
    initial: { code: '' },
    onSubmit: async (body) => {
      await sendOidcCode(body);
      onDone();
    },
  });
  return (
    <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="Your code">
      {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
      <CodeField {...form.text('code')} />
      <Button type="submit" variant="primary" size="lg" busy={form.busy && 'Signing in'}>
        Sign in
      </Button>
    </form>
  );
}
