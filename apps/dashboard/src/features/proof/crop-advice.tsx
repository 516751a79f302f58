'use client';
import type { Image, Marker, PictureArea } from '@argument/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Crop } from 'lucide-react';
import { toast } from 'sonner';
import { api } from '../../lib/http/client';
import { plainWords } from '../../lib/http/problem';
import { uploadFile } from '../../lib/http/upload';
import { Button } from '../../ui/button';
import { generateMarker } from '../pairs/pairs.api';
import { largestPicture } from '../pairs/renditions';
import { cropPicture } from './crop-picture';

interface CropAdviceProps {
  marker: Marker;
  image: Image | undefined;
  /** Shows the new pair once it is there. */
  onMade: (markerId: string) => void;
}

/** The part of the picture that scores higher than the whole. Taking it makes a new pair beside the old one, which stays. */
export function CropAdvice({ marker, image, onMade }: CropAdviceProps) {
  const crop = marker.proof?.crop ?? null;
  const picture = largestPicture(image);
  const make = useCrop(marker, onMade);
  if (!crop || !picture) return null;
  return (
    <div
      className="grid grid-cols-[7rem_1fr] items-center gap-4 rounded-control bg-sunken p-3"
      data-testid="crop-advice"
    >
      <div className="relative overflow-hidden rounded-sm">
        {/* biome-ignore lint/performance/noImgElement: a signed address */}
        <img src={picture} alt="" className="w-full" />
        <div
          className="absolute outline-2 outline-signal"
          style={{
            left: `${crop.left * 100}%`,
            top: `${crop.top * 100}%`,
            width: `${crop.width * 100}%`,
            height: `${crop.height * 100}%`,
            boxShadow: '0 0 0 99rem rgb(10 8 12 / 0.55)',
          }}
        />
      </div>
      <div className="grid justify-items-start gap-2">
        <p className="text-sm text-pretty">
          On the same paper this part scores <strong className="tabular">{crop.trackability}</strong> instead of{' '}
          <span className="tabular">{marker.trackability}</span>: what it shows is printed larger.
        </p>
        <Button size="sm" busy={make.isPending && 'Cropping'} onClick={() => make.mutate({ url: picture, area: crop })}>
          <Crop aria-hidden="true" /> Crop to this
        </Button>
      </div>
    </div>
  );
}

function useCrop(marker: Marker, onMade: (markerId: string) => void) {
  const client = useQueryClient();
  const refresh = () =>
    Promise.all(['images', 'markers'].map((kind) => client.invalidateQueries({ queryKey: [kind, marker.projectId] })));
  return useMutation({
    mutationFn: async ({ url, area }: { url: string; area: PictureArea }) => {
      const name = `${marker.name.slice(0, 100)} (cropped)`;
      const file = await cropPicture(url, area, `${name}.jpg`);
      const signal = new AbortController().signal;
      const imageId = await uploadFile({
        kind: 'image',
        projectId: marker.projectId,
        file,
        signal,
        onProgress: () => undefined,
      });
      const [videoId] = marker.videoIds;
      const made = await generateMarker({ imageId, name, settings: marker.settings, ...(videoId ? { videoId } : {}) });
      return { markerId: made.id, imageId };
    },
    onSuccess: async ({ markerId, imageId }) => {
      await refresh();
      onMade(markerId);
      toast('The part is a pair of its own; the whole picture stays', {
        action: {
          label: 'Undo',
          onClick: () => {
            onMade(marker.id);
            void api
              .delete('/markers/{markerId}', { path: { markerId } })
              .then(() => api.delete('/images/{imageId}', { path: { imageId } }))
              .then(refresh);
          },
        },
      });
    },
    onError: (error) => toast.error(error instanceof Error ? error.message : plainWords(error).detail),
  });
}
