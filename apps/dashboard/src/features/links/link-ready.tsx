'use client';
import type { Link as LinkData } from '@argument/contracts';
import { ExternalLink } from 'lucide-react';
import Link from 'next/link';
import { Button } from '../../ui/button';
import { CopyButton } from '../../ui/copy';
import { Notice } from '../../ui/notice';
import { headlineOf } from './link-state';
import { useLink } from './links.api';
import { QrImage } from './qr-image';

/** A link right after publishing: the address, the code, and the way to try it. */
export function LinkReady({ linkId, initial }: { linkId: string; initial: LinkData }) {
  const link = useLink(linkId, initial).data ?? initial;
  const scan = link.phoneUrl ?? link.url;
  return (
    <div className="flex animate-rise flex-wrap gap-6" data-testid="link-ready">
      <div className="grid justify-items-center gap-2">
        <QrImage
          linkId={link.id}
          address={scan}
          target={link.phoneUrl ? 'phone' : 'public'}
          label={`QR code of ${scan}`}
        />
        <p className="max-w-48 text-center text-sm text-muted">
          {link.phoneUrl ? 'Scan with a phone in the same network.' : 'Scan with a phone.'}
        </p>
      </div>
      <div className="grid min-w-52 flex-1 content-start gap-3">
        <h2 className="font-display text-xl font-semibold">{headlineOf(link)}</h2>
        <p className="font-mono text-sm break-all" data-testid="link-url">
          {link.url}
        </p>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={link.url} label="Copy link" variant="primary" />
          <Button asChild>
            <a href={link.url} target="_blank" rel="noopener">
              <ExternalLink aria-hidden="true" /> Open viewer
            </a>
          </Button>
          <Button asChild variant="ghost">
            <Link href={`/links/${link.id}`}>QR and settings</Link>
          </Button>
        </div>
        {link.phoneUrl ? (
          <p className="text-sm text-muted text-pretty">
            Your phone warns about the certificate once: this machine made it itself. Choose to go on.
          </p>
        ) : null}
        {link.warnings.map((warning) => (
          <Notice key={warning.code + warning.message} tone="look">
            {warning.message}
          </Notice>
        ))}
      </div>
    </div>
  );
}
