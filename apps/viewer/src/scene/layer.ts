import type { Show } from '../playback/players.js';
import type { Layer } from './overlay.js';
import { coverCrop, packedCrop, placementMap } from './placement.js';

/**
 * What to lay on the picture: the video, or its poster until there is a frame; null where neither has arrived.
 * @param appear 0..1, how far it has faded in
 */
export function layerOf({ marker, player, poster }: Show, appear: number): Layer | null {
  const { placement } = player.overlay;
  const { video } = player;
  const source = player.drawable ? video : poster?.complete && poster.naturalWidth > 0 ? poster : null;
  if (!source) return null;
  const size =
    source === video
      ? { width: video.videoWidth, height: video.videoHeight }
      : { width: source.width, height: source.height };
  const isPacked = source === video && player.overlay.transparency === 'packed';
  return {
    source,
    placement: placementMap(placement, marker.target),
    crop: (isPacked ? packedCrop : coverCrop)(size, marker.target),
    sight: { opacity: placement.opacity * appear, mask: isPacked ? 0.5 : 0 },
  };
}
