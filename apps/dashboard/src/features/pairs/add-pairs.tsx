'use client';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { Drop } from '../uploads/drop';
import { FileLine } from '../uploads/file-line';
import { pairFiles } from '../uploads/pair-files';
import { dropPair, retryMarker, startPair } from '../uploads/uploads';
import type { PairUpload } from '../uploads/uploads.types';
import { whyNot } from '../uploads/why-not';
import { useFollowUploads } from './use-follow-uploads';

/** Nothing is left to be said about it. */
export const isFinished = (pair: PairUpload): boolean =>
  pair.markerId !== null && pair.message === null && (pair.video === null || pair.video.assetId === pair.linkedVideoId);

interface AddPairsProps {
  projectId: string;
  uploads: PairUpload[];
  /** There is nothing else to do in the project. */
  isFirst: boolean;
}

/** Takes pictures and videos, several at once, and shows those on their way. */
export function AddPairs({ projectId, uploads, isFirst }: AddPairsProps) {
  useFollowUploads(projectId, uploads);
  const [refused, setRefused] = useState<string[]>([]);

  const take = async (files: File[]): Promise<void> => {
    const reasons = await Promise.all(files.map(whyNot));
    setRefused(reasons.filter((reason) => reason !== null));
    const { pairs } = pairFiles(files.filter((_, index) => reasons[index] === null));
    for (const pair of pairs) startPair(async () => projectId, pair);
  };

  const shown = uploads.filter((pair) => !isFinished(pair));
  return (
    <div className="grid gap-3">
      <Drop
        kind={null}
        title="Add pairs"
        hint="Pictures and videos, several at once"
        icon={Plus}
        lit={isFirst}
        multiple
        onFiles={(files) => void take(files)}
      >
        {shown.length > 0
          ? shown.map((pair) => (
              <div key={pair.key} className="grid gap-2 border-b border-line pb-3 last:border-0 last:pb-0">
                {pair.picture ? <FileLine pairKey={pair.key} side="picture" upload={pair.picture} /> : null}
                {pair.video ? <FileLine pairKey={pair.key} side="video" upload={pair.video} /> : null}
                {!pair.picture && pair.video?.state === 'sent' ? (
                  <p className="text-sm text-look-text">
                    No picture came with it. Choose a pair and use "Replace video".
                  </p>
                ) : null}
                {pair.message ? (
                  <Notice tone="lost">
                    {pair.message}{' '}
                    <button type="button" className="font-medium underline" onClick={() => retryMarker(pair.key)}>
                      Try again
                    </button>
                  </Notice>
                ) : null}
                <Button size="sm" variant="ghost" className="justify-self-start" onClick={() => dropPair(pair.key)}>
                  <X aria-hidden="true" /> Take off the list
                </Button>
              </div>
            ))
          : null}
      </Drop>
      {refused.map((reason) => (
        <Notice key={reason} tone="lost">
          {reason}
        </Notice>
      ))}
    </div>
  );
}
