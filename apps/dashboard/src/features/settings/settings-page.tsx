'use client';
import { updateUser as schema, type User } from '@argument/contracts';
import { toast } from 'sonner';
import { setUser } from '../../lib/http/session';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Chip, Notice } from '../../ui/notice';
import { useForm } from '../../ui/use-form';
import { useSession } from '../auth/use-session';
import { roleLabel } from '../team/roles';
import { DataPanel } from './data-panel';
import { QuotaPanel } from './quota-panel';
import { updateUser } from './settings.api';
import { ThemePanel } from './theme-panel';

export function SettingsPage() {
  const { user } = useSession();
  return (
    <div className="grid max-w-5xl items-start gap-6 lg:grid-cols-2">
      <div className="grid gap-6">
        {user ? <Profile key={user.id} user={user} /> : null}
        <ThemePanel />
      </div>
      <div className="grid gap-6">
        <QuotaPanel />
        <DataPanel />
      </div>
    </div>
  );
}

function Profile({ user }: { user: User }) {
  const form = useForm({
    schema,
    initial: { name: user.name },
    onSubmit: async (body) => {
      setUser(await updateUser(body));
      toast.success('Saved');
    },
  });
  return (
    <Panel title="Profile" action={<Chip>{roleLabel(user.role)}</Chip>}>
      <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="Profile">
        {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
        <TextField label="Name" autoComplete="name" maxLength={120} {...form.text('name')} />
        <TextField
          label="E-mail"
          value={user.email}
          readOnly
          help={user.emailVerified ? 'Confirmed.' : 'Not confirmed yet. Look for our mail.'}
        />
        <div>
          <Button type="submit" variant="primary" busy={form.busy && 'Saving'}>
            Save changes
          </Button>
        </div>
      </form>
    </Panel>
  );
}
