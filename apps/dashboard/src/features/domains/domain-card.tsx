'use client';
import type { Domain } from '@argument/contracts';
import { useState } from 'react';
import { formatDay } from '../../lib/format';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { Confirm } from '../../ui/dialog';
import { Chip } from '../../ui/notice';
import { useRemoveDomain, useVerifyDomain } from './domains.api';

/** A name, and what has to stand in its zone. */
export function DomainCard({ domain }: { domain: Domain }) {
  const verify = useVerifyDomain();
  const remove = useRemoveDomain();
  const [asking, ask] = useState(false);
  const isNew = domain.verifiedAt === null;
  return (
    <Panel
      title={domain.host}
      hint={hintOf(domain)}
      action={
        <div className="flex flex-wrap items-center gap-2">
          <StateChip domain={domain} />
          {isNew || domain.missingSince ? (
            <Button size="sm" busy={verify.isPending && 'Looking'} onClick={() => verify.mutate(domain.id)}>
              Look for the record
            </Button>
          ) : null}
          <Button size="sm" variant="ghost" onClick={() => ask(true)}>
            Remove
          </Button>
        </div>
      }
    >
      <dl className="grid gap-3 text-sm">
        <RecordLine kind="TXT" name={domain.record.name} value={domain.record.value}>
          shows that the name is yours
        </RecordLine>
        <RecordLine kind="CNAME" name={domain.host} value={domain.target}>
          leads visitors here; where a CNAME cannot stand, write the A and AAAA records of that server
        </RecordLine>
      </dl>
      {asking ? (
        <Confirm
          open
          onOpenChange={ask}
          title={`Remove ${domain.host}?`}
          hint="Codes that were printed with this name stop working. Its links go back to the usual address."
          verb="Remove name"
          doing="Removing"
          busy={remove.isPending}
          onConfirm={() => remove.mutate(domain.id, { onSuccess: () => ask(false) })}
        />
      ) : null}
    </Panel>
  );
}

function StateChip({ domain: { verifiedAt, missingSince } }: { domain: Domain }) {
  if (verifiedAt === null) return <Chip tone="look">Waits for its record</Chip>;
  return missingSince ? <Chip tone="look">Its record is gone</Chip> : <Chip tone="good">Works</Chip>;
}

function hintOf({ verifiedAt, missingSince }: Domain): string {
  if (verifiedAt === null) return 'Write these records, then look for them.';
  if (missingSince === null) return `Yours since ${formatDay(verifiedAt)}`;
  return `The TXT record is gone since ${formatDay(missingSince)}. Write it again within a week, or the name stops working.`;
}

function RecordLine({ kind, name, value, children }: { kind: string; name: string; value: string; children: string }) {
  return (
    <div>
      <dt className="text-muted">
        <span className="font-medium text-ink">{kind}</span> {children}
      </dt>
      <dd className="mt-1 rounded-control bg-sunken px-3 py-2 font-mono text-xs break-all">
        {name} → {value}
      </dd>
    </div>
  );
}
