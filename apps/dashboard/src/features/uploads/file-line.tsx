'use client';
import { CircleAlert, CircleCheck, RotateCcw, X } from 'lucide-react';
import { formatBytes } from '../../lib/format';
import { Button } from '../../ui/button';
import { Progress } from '../../ui/progress';
import { progressWords } from './upload-rate';
import { cancelUpload, retryUpload } from './uploads';
import type { FileUpload, Side } from './uploads.types';

/** One file on its way: how far, how long still, and a way to stop it or to try again. */
export function FileLine({ pairKey, side, upload }: { pairKey: string; side: Side; upload: FileUpload }) {
  const { state, file, sent, startedAt, message } = upload;
  const going = state === 'waiting' || state === 'sending';
  return (
    <div className="grid gap-1 text-sm" data-testid={`upload-${side}`} data-state={state}>
      <div className="flex items-center gap-2">
        {going ? (
          <Progress
            className="min-w-0 flex-1"
            label={file.name}
            value={(sent / file.size) * 100}
            shown={
              state === 'waiting' ? 'Waiting' : progressWords(sent, file.size, Date.now() - (startedAt ?? Date.now()))
            }
          />
        ) : (
          <p className="flex min-w-0 flex-1 items-center gap-2">
            {state === 'sent' ? (
              <CircleCheck className="size-4 shrink-0 text-good" aria-label="Sent" />
            ) : (
              <CircleAlert className="size-4 shrink-0 text-lost" aria-label="Not sent" />
            )}
            <span className="truncate">{file.name}</span>
            <span className="tabular ml-auto shrink-0 text-muted">{formatBytes(file.size)}</span>
          </p>
        )}
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
