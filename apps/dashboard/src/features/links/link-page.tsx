'use client';
import { ArrowLeft, ExternalLink } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { plural } from '../../lib/format';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { CopyButton } from '../../ui/copy';
import { Confirm } from '../../ui/dialog';
import { Chip, Notice } from '../../ui/notice';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { Switch } from '../../ui/switch';
import { useTitle } from '../../ui/use-title';
import { EmbedCode } from './embed-code';
import { LinkForm } from './link-form';
import { linkState } from './link-state';
import { useDeleteLink, useLink, useUpdateLink } from './links.api';
import { PrintSheet } from './print-sheet';
import { QrStudio } from './qr-studio';

export function LinkPage({ linkId }: { linkId: string }) {
  const query = useLink(linkId);
  const update = useUpdateLink(linkId);
  const remove = useDeleteLink();
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  useTitle(query.data?.name, 'Link');
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data)
    return (
      <Loading what="the link">
        <Skeleton className="h-10 w-72" />
        <Skeleton className="mt-8 h-96 rounded-card" />
      </Loading>
    );
  const link = query.data;
  const { tone, word } = linkState(link);
  const links = `/projects/${link.projectId}/links`;
  return (
    <>
      <Link href={links} className="inline-flex items-center gap-1.5 rounded text-sm text-muted hover:text-ink">
        <ArrowLeft className="size-4" aria-hidden="true" /> Links
      </Link>
      <header className="mt-2 mb-6 grid gap-3">
        <div className="flex flex-wrap items-center gap-3">
          <h1 className="font-display text-[1.75rem] leading-tight font-semibold tracking-tight sm:text-[2.0736rem]">
            {link.name}
          </h1>
          <Chip tone={tone}>{word}</Chip>
          <span className="tabular text-sm text-muted">{plural(link.currentViews, 'view')}</span>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <span className="mr-2 font-mono text-sm break-all" data-testid="link-url">
            {link.url}
          </span>
          <CopyButton text={link.url} size="sm" label="Copy link" />
          <Button asChild size="sm">
            <a href={link.url} target="_blank" rel="noopener">
              <ExternalLink aria-hidden="true" /> Open viewer
            </a>
          </Button>
          <Button asChild size="sm" variant="ghost">
            <Link href={`/projects/${link.projectId}/analytics`}>Analytics</Link>
          </Button>
        </div>
        {link.warnings.map((warning) => (
          <Notice key={warning.code + warning.message} tone="look" className="max-w-3xl">
            {warning.message}
          </Notice>
        ))}
      </header>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
        <div className="grid grid-cols-1 gap-6">
          <QrStudio link={link} />
          <PrintSheet link={link} />
        </div>
        <div className="grid grid-cols-1 gap-6">
          <Panel title="Settings">
            <div className="mb-5 border-b border-line pb-5">
              <Switch
                label="Link is on"
                hint="Off, it tells people kindly that there is nothing to see now."
                checked={link.isActive}
                disabled={update.isPending}
                onCheckedChange={(isActive) =>
                  update.mutate(
                    { isActive },
                    { onSuccess: () => toast(isActive ? 'The link is on' : 'The link is off') },
                  )
                }
              />
            </div>
            <LinkForm key={link.id} link={link} />
          </Panel>
          <EmbedCode link={link} />
          <Panel
            title="Delete"
            hint="Printed codes that hold this address stop working for good. Switching it off is the gentler way."
          >
            <Button variant="danger" onClick={() => setAsking(true)}>
              Delete link
            </Button>
          </Panel>
        </div>
      </div>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title="Delete this link?"
        hint={`${link.url} stops working for everyone who has it in print.`}
        verb="Delete link"
        busy={remove.isPending}
        onConfirm={() =>
          remove.mutate(link.id, {
            onSuccess: () => {
              toast('The link is deleted');
              router.push(links);
            },
          })
        }
      />
    </>
  );
}
