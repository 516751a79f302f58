'use client';
import type { Image, Marker, Video } from '@argument/contracts';
import { cn } from '../../lib/cn';
import { formatClock } from '../../lib/format';
import { smallPicture } from './renditions';
import { verdict } from './trackability';

interface PairListProps {
  markers: Marker[];
  images: Image[];
  videos: Video[];
  selectedId: string | null;
  onSelect: (markerId: string) => void;
}

/** What stands under a pair's name: how it is doing, in words. */
function words(marker: Marker, videos: Video[]): { text: string; tone: string } {
  if (marker.status === 'failed') return { text: 'Cannot be used', tone: 'text-lost' };
  if (marker.trackability === null)
    return { text: `Checking the picture, ${Math.round(marker.progress)}%`, tone: 'text-muted' };
  const score = marker.trackability;
  const own = videos.filter(({ id }) => marker.videoIds.includes(id));
  const [video] = own;
  if (!video) return { text: 'No video yet', tone: 'text-look-text' };
  if (video.status === 'failed') return { text: 'The video cannot be used', tone: 'text-lost' };
  if (video.status !== 'ready')
    return { text: `Preparing the video, ${Math.round(video.progress)}%`, tone: 'text-muted' };
  const { tone, word } = verdict(score);
  if (marker.status !== 'ready')
    return { text: `${score} of 100, making the marker, ${Math.round(marker.progress)}%`, tone: 'text-muted' };
  const length = video.durationMs === null ? '' : ` · ${formatClock(video.durationMs)}`;
  return {
    text: `${word}, ${score} of 100${length}`,
    tone: tone === 'good' ? 'text-good' : tone === 'lost' ? 'text-lost' : 'text-look-text',
  };
}

export function PairList({ markers, images, videos, selectedId, onSelect }: PairListProps) {
  if (markers.length === 0) return null;
  return (
    <ul
      aria-label="Pairs"
      className="-mx-1 flex gap-2 overflow-x-auto px-1 pb-1 lg:grid lg:max-h-[36rem] lg:gap-1.5 lg:overflow-y-auto"
    >
      {markers.map((marker) => {
        const on = marker.id === selectedId;
        const { text, tone } = words(marker, videos);
        const picture = smallPicture(images.find(({ id }) => id === marker.imageId));
        return (
          <li key={marker.id} className="w-72 shrink-0 lg:w-auto">
            <button
              type="button"
              aria-pressed={on}
              data-testid="pair"
              onClick={() => onSelect(marker.id)}
              className={cn(
                'flex w-full items-center gap-3 rounded-card border p-2 text-left transition-colors duration-150 focus-visible:-outline-offset-2',
                on ? 'border-line bg-surface' : 'border-transparent hover:bg-sunken',
              )}
            >
              <span
                className={cn(
                  'brackets m-1 size-12 shrink-0 [--bracket-gap:-4px] [--bracket-length:8px]',
                  !on && '[--bracket-color:transparent]',
                )}
              >
                {picture ? (
                  // biome-ignore lint/performance/noImgElement: a signed address
                  <img src={picture} alt="" className="size-full object-cover" />
                ) : (
                  <span className="skeleton block size-full rounded-none" />
                )}
              </span>
              <span className="min-w-0">
                <span className="block truncate text-[0.9375rem] font-medium">{marker.name}</span>
                <span className={cn('tabular block truncate text-sm', tone)}>{text}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
