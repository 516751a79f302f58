import type { Metadata } from 'next';
import Link from 'next/link';
import { Button } from '../ui/button';
import { Logo } from '../ui/logo';

export const metadata: Metadata = { title: 'Not found' };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center px-6">
      <div className="brackets grid max-w-md justify-items-center gap-4 px-8 py-10 text-center">
        <Logo />
        <h1 className="font-display text-[2.0736rem] leading-tight font-semibold">Nothing is here</h1>
        <p className="text-muted">The address may be mistyped, or what it showed was deleted.</p>
        <Button asChild variant="primary">
          <Link href="/projects">Go to your projects</Link>
        </Button>
      </div>
    </main>
  );
}
