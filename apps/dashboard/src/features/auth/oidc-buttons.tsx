'use client';
import { useMutation } from '@tanstack/react-query';
import { plainWords } from '../../lib/http/problem';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { leaveFor, useProviders } from './oidc.api';

/** Other ways in, where the installation has some; below the form, so that nothing jumps when they are known. */
export function OidcButtons({ next }: { next: string }) {
  const providers = useProviders();
  const leave = useMutation({ mutationFn: (id: string) => leaveFor(id, next) });
  const items = providers.data ?? [];
  if (items.length === 0) return null;
  return (
    <section className="mt-6 grid gap-3" aria-label="Other ways to sign in">
      <p className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
      {leave.isError ? <Notice tone="lost">{plainWords(leave.error).detail}</Notice> : null}
      {items.map(({ id, name }) => (
        <Button
          key={id}
          size="lg"
          disabled={leave.isPending || leave.isSuccess}
          busy={leave.isPending && leave.variables === id && 'One moment'}
          onClick={() => leave.mutate(id)}
        >
          Continue with {name}
        </Button>
      ))}
    </section>
  );
}
