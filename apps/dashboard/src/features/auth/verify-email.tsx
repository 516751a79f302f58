'use client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'next/navigation';
import { plainWords } from '../../lib/http/problem';
import { Notice } from '../../ui/notice';
import { Loading, Skeleton } from '../../ui/states';
import { verifyEmail } from './auth.api';
import { AuthFrame, TextLink } from './auth-frame';

export function VerifyEmail() {
  const token = useSearchParams().get('token') ?? '';
  // A token works once, so the answer is kept and never asked for again.
  const answer = useQuery({
    queryKey: ['verify-email', token],
    queryFn: async () => {
      await verifyEmail(token);
      return true;
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <AuthFrame title="Confirm your e-mail" foot={<TextLink href="/projects">Go to your projects</TextLink>}>
      {answer.isPending ? (
        <Loading what="the answer">
          <Skeleton className="h-12" />
        </Loading>
      ) : answer.isError ? (
        <Notice tone="lost">{plainWords(answer.error).detail}</Notice>
      ) : (
        <Notice tone="good">Thank you. Your address is confirmed.</Notice>
      )}
    </AuthFrame>
  );
}
