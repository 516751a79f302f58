import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from '../../ui/logo';
import { DemoPrint } from '../demo/demo-print';

/** A form on the left; on the right the effect itself, before any account. */
export function AuthFrame({
  title,
  hint,
  children,
  foot,
}: {
  title: string;
  hint?: ReactNode;
  children: ReactNode;
  foot?: ReactNode;
}) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(26rem,1fr)_1.25fr]">
      <main className="flex flex-col px-5 py-6 sm:px-10">
        <Link href="/" className="self-start rounded-md" aria-label="ARgument, start page">
          <Logo />
        </Link>
        <div className="mx-auto my-auto w-full max-w-sm py-10">
          <h1 className="font-display text-[2.0736rem] leading-tight font-semibold tracking-tight">{title}</h1>
          {hint ? <p className="mt-2 text-muted">{hint}</p> : null}
          <div className="mt-8">{children}</div>
          {foot ? <div className="mt-6 text-sm text-muted">{foot}</div> : null}
        </div>
      </main>
      <aside
        className="relative hidden overflow-hidden border-l border-line bg-sunken lg:block"
        aria-label="What ARgument does"
      >
        <DemoPrint />
      </aside>
    </div>
  );
}

export function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link
      href={href}
      className="font-medium text-ink underline decoration-line-strong underline-offset-4 hover:decoration-signal"
    >
      {children}
    </Link>
  );
}
