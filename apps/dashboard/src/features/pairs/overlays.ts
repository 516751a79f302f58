import type { Marker, Video } from '@argument/contracts';

/** The videos of a marker, in its order. */
export const overlaysOf = (marker: Marker, videos: Video[]): Video[] =>
  marker.videoIds.flatMap((id) => videos.find((video) => video.id === id) ?? []);
