import type { Link } from '@argument/contracts';

/** What the warnings depend on. */
export interface WarnedMarker {
  name: string;
  status: string;
  trackability: number | null;
  videos: { name: string; status: string; playable: boolean }[];
}

/** Under this a marker is hardly ever recognised, see contracts. */
const WEAK_BELOW = 10;

/** What may go wrong when people scan the link, and what to do about it. Pure and total. */
export function linkWarnings(markers: readonly WarnedMarker[]): Link['warnings'] {
  if (markers.length === 0) return [warning('no_markers', 'This link has no marker left. Add one.')];
  return markers.flatMap((marker) => [...ofMarker(marker), ...ofVideos(marker)]);
}

function ofMarker({ name, status, trackability }: WarnedMarker): Link['warnings'] {
  if (status === 'failed') {
    return [warning('marker_failed', `"${name}" could not become a marker. Choose another picture for it.`)];
  }
  if (status !== 'ready') {
    return [warning('marker_not_ready', `"${name}" is still being prepared. It joins the link by itself.`)];
  }
  if (trackability !== null && trackability < WEAK_BELOW) {
    return [
      warning(
        'marker_weak',
        `"${name}" has too few details to be recognised. Try a picture with more contrast, or crop to the part with the most texture.`,
      ),
    ];
  }
  return [];
}

function ofVideos({ name, videos }: WarnedMarker): Link['warnings'] {
  if (videos.length === 0) return [warning('marker_without_video', `"${name}" has no video. Add one.`)];
  return videos.flatMap((video) => {
    if (video.playable) return [];
    if (video.status === 'failed') {
      return [warning('video_failed', `The video "${video.name}" could not be read. Upload another one.`)];
    }
    return [
      warning('video_not_ready', `The video "${video.name}" is still being prepared. It joins the link by itself.`),
    ];
  });
}

const warning = (code: string, message: string) => ({ code, message });
