'use client';
import type { InvitationPreview } from '@argument/contracts';
import { useMutation, useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { toast } from 'sonner';
import { ApiError, plainWords } from '../../lib/http/problem';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Loading, Skeleton } from '../../ui/states';
import { logout } from '../auth/auth.api';
import { AuthFrame, TextLink } from '../auth/auth-frame';
import { authAddress } from '../auth/next-path';
import { useSession } from '../auth/use-session';
import { useEnterWorkspace } from '../workspaces/workspaces.api';
import { acceptInvitation, readInvitation } from './invitation.api';
import { invitationStep } from './invitation-step';
import { roleLabel, roleMay } from './roles';

/** Where the message with an invitation leads to. */
export function InvitationPage() {
  const token = useSearchParams().get('token') ?? '';
  // An accepted one is gone for the API; the page goes on showing it until the board is there.
  const [accepted, setAccepted] = useState<InvitationPreview | null>(null);
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => readInvitation(token),
    enabled: token !== '' && accepted === null,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (token === '')
    return <Lost>This address lacks its token. Open the link in the message once more, or ask for another one.</Lost>;
  if (invitation.isError && !accepted) {
    const over = invitation.error instanceof ApiError && invitation.error.status === 410;
    return (
      <Lost {...(over ? {} : { onRetry: () => void invitation.refetch() })}>
        {over
          ? 'This invitation was accepted before, withdrawn, or is older than 7 days. Ask whoever invited you for a new one.'
          : plainWords(invitation.error).detail}
      </Lost>
    );
  }
  const known = accepted ?? invitation.data;
  if (!known)
    return (
      <AuthFrame title="Your invitation">
        <Loading what="the invitation">
          <Skeleton className="h-20" />
          <Skeleton className="mt-4 h-12" />
        </Loading>
      </AuthFrame>
    );
  return <Open token={token} invitation={known} onAccepted={() => setAccepted(known)} />;
}

function Lost({ children, onRetry }: { children: ReactNode; onRetry?: () => void }) {
  return (
    <AuthFrame title="Your invitation" foot={<TextLink href="/projects">Go to your projects</TextLink>}>
      <Notice tone="lost">{children}</Notice>
      {onRetry ? (
        <Button className="mt-4" onClick={onRetry}>
          Try again
        </Button>
      ) : null}
    </AuthFrame>
  );
}

interface OpenProps {
  token: string;
  invitation: InvitationPreview;
  onAccepted: () => void;
}

function Open({ token, invitation, onAccepted }: OpenProps) {
  const { workspaceName, email, role } = invitation;
  const session = useSession();
  const back = `/invitation?token=${encodeURIComponent(token)}`;
  const step = invitationStep(session, email);
  return (
    <AuthFrame
      title={`Join ${workspaceName}`}
      hint={
        <>
          {email} is invited as <strong className="font-medium text-ink">{roleLabel(role)}</strong>. {roleMay(role)}
        </>
      }
    >
      {step === 'wait' ? (
        <Loading what="your account">
          <Skeleton className="h-12" />
        </Loading>
      ) : step === 'accept' ? (
        <Accept token={token} onAccepted={onAccepted} />
      ) : step === 'sign-in' ? (
        <div className="grid gap-3">
          <Button asChild variant="primary" size="lg">
            <Link href={authAddress('/sign-up', back, email)}>Create an account</Link>
          </Button>
          <Button asChild size="lg">
            <Link href={authAddress('/sign-in', back, email)}>Sign in</Link>
          </Button>
          <p className="text-sm text-muted">Use {email}. You come back here afterwards.</p>
        </div>
      ) : (
        <OtherAccount back={back} invited={email} present={session.user?.email ?? ''} />
      )}
    </AuthFrame>
  );
}

function Accept({ token, onAccepted }: { token: string; onAccepted: () => void }) {
  const router = useRouter();
  const enter = useEnterWorkspace();
  const accept = useMutation({
    mutationFn: async () => {
      const workspace = await acceptInvitation(token);
      onAccepted();
      await enter(workspace.id);
      return workspace;
    },
    onSuccess: ({ name }) => {
      toast.success(`You are now a member of ${name}`);
      router.replace('/projects');
    },
  });
  return (
    <Button
      variant="primary"
      size="lg"
      className="w-full"
      autoFocus
      onClick={() => accept.mutate()}
      busy={(accept.isPending || accept.isSuccess) && 'Joining'}
    >
      Accept invitation
    </Button>
  );
}

function OtherAccount({ back, invited, present }: { back: string; invited: string; present: string }) {
  const router = useRouter();
  const change = useMutation({
    mutationFn: logout,
    onSuccess: () => router.push(authAddress('/sign-in', back, invited)),
  });
  return (
    <div className="grid gap-4">
      <Notice tone="look">
        You are signed in as {present}. This invitation is for {invited} and can be accepted with that address only.
      </Notice>
      <Button variant="primary" size="lg" onClick={() => change.mutate()} busy={change.isPending && 'Signing out'}>
        Sign in with the other address
      </Button>
      <p className="text-sm text-muted">
        Or <TextLink href="/projects">go to your projects</TextLink> and ask for an invitation to {present}.
      </p>
    </div>
  );
}
