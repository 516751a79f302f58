'use client';
import type { ApiKey } from '@argument/contracts';
import { formatAgo, formatDay } from '../../lib/format';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/notice';
import { keyState } from './expiry';
import { scopeLabel } from './scopes';

export function KeyLine({ apiKey, isMine, onRevoke }: { apiKey: ApiKey; isMine: boolean; onRevoke: () => void }) {
  const { name, prefix, scopes, expiresAt, lastUsedAt, createdAt } = apiKey;
  const state = keyState(expiresAt, Date.now());
  const ends =
    expiresAt === null ? 'never expires' : `${state === 'expired' ? 'ended' : 'until'} ${formatDay(expiresAt)}`;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0 flex-[1_1_16rem]">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="min-w-0 break-words">{name}</span>
          {state === 'expired' ? <Chip tone="lost">Expired</Chip> : null}
          {state === 'soon' ? <Chip tone="look">Ends soon</Chip> : null}
          {isMine ? null : <Chip>Another member’s</Chip>}
        </p>
        <p className="mt-0.5 font-mono text-sm text-muted">{prefix}…</p>
        <p className="mt-1 text-sm">{scopes.map(scopeLabel).join(', ')}</p>
        <p className="mt-0.5 text-sm text-muted">
          {lastUsedAt === null ? 'Never used' : `Last used ${formatAgo(lastUsedAt)}`}, made {formatDay(createdAt)},{' '}
          {ends}
        </p>
      </div>
      <Button size="sm" aria-label={`Revoke ${name}`} onClick={onRevoke}>
        Revoke
      </Button>
    </li>
  );
}
