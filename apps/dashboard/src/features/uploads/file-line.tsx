'use client';
import { CircleAlert, CircleCheck, CirclePause, Pause, Play, RotateCcw, X } from 'lucide-react';
import { formatBytes } from '../../lib/format';
import { Button } from '../../ui/button';
import { Progress } from '../../ui/progress';
import { progressWords } from './upload-rate';
import { cancelUpload, pauseUpload, resumeUpload, retryUpload } from './uploads';
import type { FileUpload, Side } from './uploads.types';

interface FileLineProps {
  pairKey: string;
  side: Side;
  upload: FileUpload;
}

/** One file on its way: how far, how long still, and ways to pause it, to stop it or to try again. */
export function FileLine({ pairKey, side, upload }: FileLineProps) {
  const { state, file, sent, message } = upload;
  const going = state === 'waiting' || state === 'sending' || state === 'paused';
  return (
    <div className="grid gap-1 text-sm" data-testid={`upload-${side}`} data-state={state}>
      <div className="flex items-center gap-1">
        {going ? (
          <Progress
            className="min-w-0 flex-1"
            label={file.name}
            value={(sent / file.size) * 100}
            shown={wordsOf(upload)}
          />
        ) : (
          <Outcome upload={upload} />
        )}
        {state === 'paused' ? (
          <Button
            variant="ghost"
            size="sm"
            onClick={() => resumeUpload(pairKey, side)}
            aria-label={`Go on with ${file.name}`}
          >
            <Play aria-hidden="true" />
          </Button>
        ) : going ? (
          <Button
            variant="ghost"
            size="sm"
            onClick={() => pauseUpload(pairKey, side)}
            aria-label={`Pause ${file.name}`}
          >
            <Pause aria-hidden="true" />
          </Button>
        ) : null}
        {going ? (
          <Button
            variant="ghost"
            size="sm"
            onClick={() => cancelUpload(pairKey, side)}
            aria-label={`Stop ${file.name}`}
          >
            <X aria-hidden="true" />
          </Button>
        ) : null}
        {state === 'failed' || state === 'cancelled' ? (
          <Button variant="ghost" size="sm" onClick={() => retryUpload(pairKey, side)}>
            <RotateCcw aria-hidden="true" /> Retry
          </Button>
        ) : null}
      </div>
      {message ? (
        <p role="alert" className="text-lost">
          {message}
        </p>
      ) : null}
    </div>
  );
}

function Outcome({ upload: { state, file } }: { upload: FileUpload }) {
  return (
    <p className="flex min-w-0 flex-1 items-center gap-2">
      {state === 'sent' ? (
        <CircleCheck className="size-4 shrink-0 text-good" aria-label="Sent" />
      ) : state === 'cancelled' ? (
        <CirclePause className="size-4 shrink-0 text-muted" aria-label="Stopped" />
      ) : (
        <CircleAlert className="size-4 shrink-0 text-lost" aria-label="Not sent" />
      )}
      <span className="truncate">{file.name}</span>
      <span className="tabular ml-auto shrink-0 text-muted">{formatBytes(file.size)}</span>
    </p>
  );
}

function wordsOf({ state, file, sent, startedAt, sentBefore, stalled }: FileUpload): string {
  if (state === 'waiting') return 'Waiting';
  const percent = `${Math.floor((sent / file.size) * 100)}%`;
  if (state === 'paused') return `${percent} · paused`;
  if (stalled) return `${percent} · connecting again`;
  return progressWords(sent, file.size, Date.now() - (startedAt ?? Date.now()), sentBefore);
}
