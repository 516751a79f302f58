'use client';
import { ExternalLink } from 'lucide-react';
import Link from 'next/link';
import { Button } from '../../ui/button';
import { Logo } from '../../ui/logo';
import { Notice } from '../../ui/notice';
import { Empty, Failure, Loading, Skeleton } from '../../ui/states';
import { useSession } from '../auth/use-session';
import { demoParts, useDemo } from './demo.api';

interface DemoPageProps {
  /** What the code opens. */
  address: string;
  /** The code as SVG. */
  code: string;
  /** Whether the address is this machine's own, with a certificate that it made itself. */
  local: boolean;
  viewerUrl: string;
}

/** The demo's poster, large enough to be scanned from this screen, beside the code that opens the viewer. */
export function DemoPage({ address, code, local, viewerUrl }: DemoPageProps) {
  const demo = useDemo();
  const { status } = useSession();
  const { picture, aspect } = demoParts(demo.data);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center justify-between gap-4 px-4 py-4 sm:px-8">
        <Link href="/projects" className="rounded-md" aria-label="ARgument, start page">
          <Logo />
        </Link>
        <Button asChild size="sm">
          <Link href={status === 'signed-in' ? '/projects' : '/sign-in'}>
            {status === 'signed-in' ? 'Your projects' : 'Sign in'}
          </Link>
        </Button>
      </header>
      <main className="mx-auto grid w-full max-w-[84rem] flex-1 items-center gap-10 px-4 pb-10 sm:px-8 lg:grid-cols-[1fr_22rem]">
        {demo.isError ? (
          <Failure error={demo.error} onRetry={() => void demo.refetch()} />
        ) : demo.isPending ? (
          <Loading what="the demo">
            <Skeleton className="mx-auto h-[70vh] w-full max-w-xl rounded-none" />
          </Loading>
        ) : picture && aspect ? (
          <div
            className="brackets mx-auto mt-4 lg:mt-0 [--bracket-gap:-14px] [--bracket-length:28px] [--bracket-weight:3px]"
            style={{ aspectRatio: aspect, width: `min(100%, ${(78 * aspect).toFixed(1)}dvh)` }}
          >
            {/* biome-ignore lint/performance/noImgElement: published once and for all; nothing to optimise */}
            <img
              src={picture}
              alt="The demo's poster"
              data-testid="demo-poster"
              className="size-full shadow-[0_30px_60px_-24px_rgb(0_0_0/0.35)]"
            />
          </div>
        ) : (
          <Empty title="The demo is not there yet">
            At the first start it takes a minute to be made; this page shows it by itself. A platform started with
            --no-demo has none.
          </Empty>
        )}
        <aside className="grid justify-items-center gap-4 text-center lg:justify-items-start lg:text-left">
          <h1 className="font-display text-[2.0736rem] leading-tight font-semibold tracking-tight text-balance">
            Scan the code, then point at the poster
          </h1>
          <div className="brackets m-2 size-48 bg-white p-2" data-testid="demo-qr">
            {/* biome-ignore lint/performance/noImgElement: a data URL */}
            <img
              src={`data:image/svg+xml,${encodeURIComponent(code)}`}
              alt={`QR code of ${address}`}
              className="size-full"
            />
          </div>
          <p className="font-mono text-sm break-all text-muted">{address}</p>
          {local ? (
            <Notice tone="info" className="text-left">
              The phone must be in the same network. It warns about the certificate once, because this machine made it
              itself. Choose to go on.
            </Notice>
          ) : null}
          <Button asChild>
            <a href={viewerUrl} target="_blank" rel="noopener">
              <ExternalLink aria-hidden="true" /> Open viewer here
            </a>
          </Button>
        </aside>
      </main>
    </div>
  );
}
