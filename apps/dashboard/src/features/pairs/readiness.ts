import type { Marker, Video } from '@argument/contracts';

interface Parts {
  marker: Pick<Marker, 'status' | 'trackability' | 'videoIds'> | undefined;
  video: Pick<Video, 'status' | 'renditions'> | undefined;
  /** Whether the video has arrived at the server. */
  videoSent: boolean;
}

/**
 * Whether a link can be published, and in words what is still missing. Marker and video may still be in the
 * making once the picture is known to be good: what is ready goes live, and the rest follows by itself.
 */
export function readiness({ marker, video, videoSent }: Parts): { canPublish: boolean; words: string } {
  if (marker?.status === 'failed') return { canPublish: false, words: 'Drop another picture to go on.' };
  if (video?.status === 'failed') return { canPublish: false, words: 'Drop another video to go on.' };
  if (!marker || marker.trackability === null)
    return { canPublish: false, words: 'The link can be published once the picture has been checked.' };
  if (marker.trackability < 10) return { canPublish: false, words: 'Drop a picture with more details to go on.' };
  if (!videoSent || marker.videoIds.length === 0)
    return {
      canPublish: false,
      words: videoSent ? 'Putting the video on the picture.' : 'The picture is fine. Now drop the video.',
    };
  if (video?.status !== 'ready')
    return { canPublish: true, words: 'You can publish now; the video joins by itself as soon as it is ready.' };
  if (marker.status !== 'ready')
    return {
      canPublish: true,
      words: 'You can publish now; the link starts by itself as soon as the marker is ready.',
    };
  return { canPublish: true, words: 'Everything is ready.' };
}
