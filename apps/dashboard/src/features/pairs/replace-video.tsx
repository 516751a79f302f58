'use client';
import type { Marker } from '@argument/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { LucideIcon } from 'lucide-react';
import { useRef, useState } from 'react';
import { toast } from 'sonner';
import { uploadFile } from '../../lib/http/upload';
import { Button } from '../../ui/button';
import { ACCEPT } from '../uploads/check-file';
import { progressWords } from '../uploads/upload-rate';
import { whyNot } from '../uploads/why-not';
import { updateMarker } from './pairs.api';

interface ReplaceVideoProps {
  projectId: string;
  marker: Marker;
  label: string;
  icon: LucideIcon;
}

/** Sends another video for a pair. Prints stay as they are: the link plays the new one once it is ready. */
export function ReplaceVideo({ projectId, marker, label, icon: Icon }: ReplaceVideoProps) {
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState('Sending');
  const replace = useMutation({
    mutationFn: async (file: File) => {
      const startedAt = Date.now();
      const onProgress = (sent: number) =>
        setWords(`Sending ${progressWords(sent, file.size, Date.now() - startedAt)}`);
      const id = await uploadFile({
        kind: 'video',
        projectId,
        file,
        onProgress,
        signal: new AbortController().signal,
      });
      await updateMarker(marker.id, { videoIds: [id] });
    },
    onSuccess: () => toast.success('The new video is on its way to your prints'),
    onSettled: () =>
      Promise.all(
        ['markers', 'videos', 'links'].map((kind) => client.invalidateQueries({ queryKey: [kind, projectId] })),
      ),
  });
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const reason = await whyNot(file);
    if (reason) toast.error(reason);
    else replace.mutate(file);
  };
  return (
    <>
      <Button size="sm" onClick={() => input.current?.click()} busy={replace.isPending && words}>
        <Icon aria-hidden="true" /> {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={ACCEPT.video}
        aria-label={label}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          void take(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </>
  );
}
