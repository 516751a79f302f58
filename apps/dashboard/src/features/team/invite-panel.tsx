'use client';
import { type CreateInvitation, createInvitation as schema } from '@argument/contracts';
import { toast } from 'sonner';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { Field, TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useForm } from '../../ui/use-form';
import { PendingInvitations } from './pending-invitations';
import { RoleSelect } from './role-select';
import { roleMay } from './roles';
import { invite, useRefreshTeam } from './team.api';

export function InvitePanel({ workspaceName }: { workspaceName: string }) {
  const refresh = useRefreshTeam();
  const initial: CreateInvitation = { email: '', role: 'user' };
  const form = useForm({
    schema,
    initial,
    onSubmit: async (body) => {
      await invite(body);
      await refresh();
      form.set('email', '');
      toast.success(`An invitation is on its way to ${body.email}`);
    },
  });
  return (
    <Panel title="Invitations" hint={`A message with a link to join ${workspaceName}, good for 7 days.`}>
      <form
        onSubmit={form.submit}
        noValidate
        aria-label="Invite somebody"
        className="grid items-start gap-4 sm:grid-cols-[1fr_9rem]"
      >
        {form.problem ? (
          <Notice tone="lost" className="sm:col-span-2">
            {form.problem}
          </Notice>
        ) : null}
        <TextField label="E-mail" type="email" autoComplete="off" {...form.text('email')} />
        <Field label="Role">
          {(control) => <RoleSelect {...control} value={form.values.role} onRole={(role) => form.set('role', role)} />}
        </Field>
        <p className="text-sm text-muted sm:col-span-2" aria-live="polite">
          {roleMay(form.values.role)}
        </p>
        <div className="sm:col-span-2">
          <Button type="submit" variant="primary" busy={form.busy && 'Inviting'}>
            Send invitation
          </Button>
        </div>
      </form>
      <PendingInvitations />
    </Panel>
  );
}
