'use client';
import { type Domain, reachOf, createDomain as schema } from '@argument/contracts';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Empty, Failure, Loading, Skeleton } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { useSession } from '../auth/use-session';
import { DomainCard } from './domain-card';
import { addDomain, useDomains, useRefreshDomains } from './domains.api';

export function DomainsPage() {
  const { user } = useSession();
  const domains = useDomains();
  if (!user) return null;
  if (reachOf('domains.manage', user) === 'none')
    return <Empty title="Domains are for Admins and Managers">Ask one of them to add a name.</Empty>;
  return (
    <div className="grid max-w-3xl gap-6">
      <NewDomainForm />
      {domains.isError ? (
        <Failure error={domains.error} onRetry={() => void domains.refetch()} />
      ) : domains.data ? (
        <Names domains={domains.data} />
      ) : (
        <Loading what="the names">
          <Skeleton className="h-40 rounded-card" />
        </Loading>
      )}
    </div>
  );
}

function Names({ domains }: { domains: Domain[] }) {
  if (domains.length > 0) return domains.map((domain) => <DomainCard key={domain.id} domain={domain} />);
  return (
    <Panel title="Names">
      <p className="text-sm text-muted text-pretty">
        No name yet. Add one, write the two DNS records that it asks for, and choose it on the page of a link: its
        address and its QR code then carry your name.
      </p>
    </Panel>
  );
}

function NewDomainForm() {
  const refresh = useRefreshDomains();
  const form = useForm({
    schema,
    initial: { host: '' },
    onSubmit: async (body) => {
      await addDomain(body);
      form.set('host', '');
      await refresh();
    },
  });
  return (
    <Panel title="New name" hint="Links can have a name of your own instead of this platform's.">
      <form onSubmit={form.submit} noValidate aria-label="New name" className="grid gap-4">
        {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
        <TextField
          label="Name"
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          placeholder="ar.example.com"
          help="One that you can write DNS records for."
          {...form.text('host')}
        />
        <div>
          <Button type="submit" variant="primary" busy={form.busy && 'Adding'}>
            Add name
          </Button>
        </div>
      </form>
    </Panel>
  );
}
