'use client';
import type { Video } from '@argument/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { FoldPanel } from '../../ui/fold-panel';
import { CaptionsControl } from './captions-control';
import { KeyColorControl } from './key-color-control';
import { updateVideo } from './videos.api';

/** What can be done to a video besides showing it: parts of it made transparent, and what is said in it written down. */
export function VideoExtras({ projectId, video }: { projectId: string; video: Video }) {
  const client = useQueryClient();
  const update = useMutation({
    mutationFn: (change: Parameters<typeof updateVideo>[1]) => updateVideo(video.id, change),
    onSettled: () => client.invalidateQueries({ queryKey: ['videos', projectId] }),
  });
  return (
    <FoldPanel title="Background and captions" hint="Prints stay as they are; the link follows.">
      <div className="grid gap-6 sm:grid-cols-2">
        <KeyColorControl
          key={video.chromaKey?.color}
          value={video.chromaKey}
          busy={update.isPending}
          onSave={(chromaKey) => update.mutate({ chromaKey })}
        />
        <CaptionsControl
          captions={video.captions}
          busy={update.isPending}
          onSave={(captions) => update.mutate({ captions })}
        />
      </div>
    </FoldPanel>
  );
}
