import type { Link } from '@argument/contracts';

/** What the warnings depend on. */
export interface WarnedMarker {
  id: string;
  name: string;
  status: string;
  trackability: number | null;
  videos: { name: string; status: string; playable: boolean }[];
  /** Ids of the markers that it is mistaken for. */
  similar: { markerId: string; verdict: 'alike' | 'same' }[];
}

/** Under this a marker is hardly ever recognised, see contracts. */
const WEAK_BELOW = 10;

/** What may go wrong when people scan the link, and what to do about it. Pure and total. */
export function linkWarnings(markers: readonly WarnedMarker[]): Link['warnings'] {
  if (markers.length === 0) return [warning('no_markers', 'This link has no marker left. Add one.')];
  return [...markers.flatMap((marker) => [...ofMarker(marker), ...ofVideos(marker)]), ...ofLikeness(markers)];
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

/** Each pair once, whichever of the two knows of it. */
function ofLikeness(markers: readonly WarnedMarker[]): Link['warnings'] {
  const byId = new Map(markers.map((marker) => [marker.id, marker]));
  const told = new Set<string>();
  return markers.flatMap(({ id, name, similar }) =>
    similar.flatMap(({ markerId, verdict }) => {
      const other = byId.get(markerId);
      if (!other || told.has(`${markerId} ${id}`)) return [];
      told.add(`${id} ${markerId}`);
      const names = `"${name}" and "${other.name}"`;
      return verdict === 'same'
        ? warning('markers_same', `No camera can tell ${names} apart. Put them in different links, or change one.`)
        : warning(
            'markers_alike',
            `${names} look alike: what is the same in both does not tell which one is scanned. Change one of them more.`,
          );
    }),
  );
}

const warning = (code: string, message: string) => ({ code, message });
