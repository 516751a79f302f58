'use client';
import { cn } from '../../lib/cn';
import { plural } from '../../lib/format';
import { useLiveState } from '../live/live.store';
import { useLiveViews } from '../live/live-views';

/** What happens right now, and honestly whether this page would know. */
export function LiveLine({ projectId }: { projectId: string }) {
  const state = useLiveState();
  const views = useLiveViews(projectId);
  const on = state === 'on';
  return (
    <p className="flex items-center gap-2.5 text-sm" role="status" data-testid="live-line">
      <span
        aria-hidden="true"
        className={cn('size-2 rounded-full', on ? 'animate-pulse bg-signal' : 'bg-line-strong')}
      />
      {on ? (
        <span>
          <strong className="font-medium">Live.</strong>{' '}
          <span className="text-muted">
            {views === 0
              ? 'New views appear here as they happen.'
              : `${plural(views, 'view')} in the last five minutes.`}
          </span>
        </span>
      ) : (
        <span className="text-muted">Connecting to live numbers.</span>
      )}
    </p>
  );
}
