'use client';
import { Failure } from '../ui/states';

export default function PageError({ error, reset }: { error: Error; reset: () => void }) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <Failure error={error} onRetry={reset} />
    </main>
  );
}
