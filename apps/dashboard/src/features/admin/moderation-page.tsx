'use client';
import { type ModeratedLink, type ReportReason, hideLink as schema } from '@argument/contracts';
import { useState } from 'react';
import { cn } from '../../lib/cn';
import { formatAgo } from '../../lib/format';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Chip, Notice } from '../../ui/notice';
import { useForm } from '../../ui/use-form';
import { useDecide, useModeration } from './admin.api';
import { More } from './more';

const STATES = [
  { state: 'open', label: 'Reported' },
  { state: 'hidden', label: 'Hidden' },
] as const;

const REASONS: Record<ReportReason, string> = {
  illegal: 'Breaks the law',
  copyright: 'Uses what belongs to somebody else',
  offensive: 'Offensive',
  fraud: 'Deceives people',
  other: 'Something else',
};

export function ModerationPage() {
  const [state, setState] = useState<'open' | 'hidden'>('open');
  const links = useModeration(state);
  const items = links.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel
      title="Moderation"
      hint="A hidden link says that it is paused. Its owner reads your reason."
      action={
        <fieldset className="flex gap-0.5 rounded-control border border-line bg-surface p-0.5">
          <legend className="sr-only">Which links</legend>
          {STATES.map((one) => (
            <button
              key={one.state}
              type="button"
              aria-pressed={one.state === state}
              onClick={() => setState(one.state)}
              className={cn(
                'h-8 rounded-md px-3 text-sm',
                one.state === state ? 'bg-sunken font-medium' : 'text-muted',
              )}
            >
              {one.label}
            </button>
          ))}
        </fieldset>
      }
    >
      <More
        what="the links"
        query={links}
        isEmpty={items.length === 0}
        empty={state === 'open' ? 'Nothing was reported.' : 'No link is hidden.'}
      >
        <ul className="divide-y divide-line" aria-label="Links to decide on">
          {items.map((link) => (
            <Line key={link.linkId} link={link} />
          ))}
        </ul>
      </More>
    </Panel>
  );
}

function Line({ link }: { link: ModeratedLink }) {
  const decide = useDecide();
  const [hiding, hide] = useState(false);
  const { linkId } = link;
  return (
    <li className="grid gap-2 py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-[1_1_16rem]">
          <p className="flex flex-wrap items-center gap-2">
            <a href={link.url} target="_blank" rel="noopener" className="font-medium underline underline-offset-4">
              {link.name}
            </a>
            {link.hiddenAt ? <Chip tone="lost">Hidden</Chip> : null}
          </p>
          <p className="text-sm break-all text-muted">
            {link.workspace.name}, <span className="font-mono">{link.url}</span>
          </p>
          {link.hiddenReason ? <p className="text-sm">{link.hiddenReason}</p> : null}
        </div>
        <div className="flex flex-wrap gap-2">
          {link.hiddenAt ? (
            <Button
              size="sm"
              disabled={decide.isPending}
              onClick={() => decide.mutate({ linkId, decision: 'restore' })}
            >
              Restore
            </Button>
          ) : (
            <>
              <Button
                size="sm"
                disabled={decide.isPending}
                onClick={() => decide.mutate({ linkId, decision: 'dismiss' })}
              >
                Nothing wrong
              </Button>
              <Button size="sm" onClick={() => hide(!hiding)}>
                Hide
              </Button>
            </>
          )}
        </div>
      </div>
      {link.reports.map(({ id, reason, text, createdAt }) => (
        <Notice key={id} tone="look">
          <span className="font-medium">{REASONS[reason]}</span>, {formatAgo(createdAt)}
          {text ? `: ${text}` : ''}
        </Notice>
      ))}
      {hiding ? <HideForm onHide={(reason) => decide.mutateAsync({ linkId, decision: 'hide', reason })} /> : null}
    </li>
  );
}

function HideForm({ onHide }: { onHide: (reason: string) => Promise<unknown> }) {
  const form = useForm({ schema, initial: { reason: '' }, onSubmit: ({ reason }) => onHide(reason) });
  return (
    <form onSubmit={form.submit} noValidate className="flex flex-wrap items-end gap-2" aria-label="Hide this link">
      <div className="flex-[1_1_16rem]">
        <TextField label="Reason, for its owner" autoFocus {...form.text('reason')} />
      </div>
      <Button type="submit" variant="danger" busy={form.busy && 'Hiding'}>
        Hide link
      </Button>
    </form>
  );
}
