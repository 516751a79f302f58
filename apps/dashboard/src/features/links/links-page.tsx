'use client';
import type { Link as LinkData } from '@argument/contracts';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { formatDay, plural } from '../../lib/format';
import { Button } from '../../ui/button';
import { Card } from '../../ui/card';
import { CopyButton } from '../../ui/copy';
import { Chip } from '../../ui/notice';
import { Empty, Failure, Loading, Skeleton } from '../../ui/states';
import { linkState } from './link-state';
import { useLinks } from './links.api';
import { NewLinkDialog } from './new-link-dialog';

export function LinksPage({ projectId }: { projectId: string }) {
  const links = useLinks(projectId);
  const [open, setOpen] = useState(false);
  const create = (
    <Button variant="primary" onClick={() => setOpen(true)}>
      <Plus aria-hidden="true" /> New link
    </Button>
  );
  return (
    <>
      {links.isPending ? (
        <Loading what="the links">
          <Skeleton className="h-20 rounded-card" />
        </Loading>
      ) : links.isError ? (
        <Failure error={links.error} onRetry={() => void links.refetch()} />
      ) : links.data.length === 0 ? (
        <Empty title="No link yet" action={create}>
          A link is the address behind the QR code. One link can play any number of pairs.
        </Empty>
      ) : (
        <div className="grid gap-4">
          <div className="flex justify-end">{create}</div>
          <ul className="grid gap-3">
            {links.data.map((link) => (
              <LinkRow key={link.id} link={link} />
            ))}
          </ul>
        </div>
      )}
      <NewLinkDialog projectId={projectId} open={open} onOpenChange={setOpen} />
    </>
  );
}

function LinkRow({ link }: { link: LinkData }) {
  const { tone, word } = linkState(link);
  return (
    <li data-testid="link-row">
      <Card className="relative flex flex-wrap items-center gap-x-6 gap-y-3 p-4 transition-colors duration-150 hover:border-line-strong">
        <div className="min-w-0 flex-1 basis-60">
          <div className="flex items-center gap-2">
            <Link
              href={`/links/${link.id}`}
              className="truncate font-medium outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-signal"
            >
              {link.name}
            </Link>
            <Chip tone={tone}>{word}</Chip>
          </div>
          <p className="truncate font-mono text-sm text-muted">{link.url}</p>
        </div>
        <p className="tabular text-sm text-muted">
          {plural(link.currentViews, 'view')} · {plural(link.markerIds.length, 'pair')} · since{' '}
          {formatDay(link.createdAt)}
        </p>
        <CopyButton text={link.url} size="sm" className="relative z-10" />
      </Card>
    </li>
  );
}
