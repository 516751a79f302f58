import path from 'node:path';
import type { RenditionStore, StoredRendition } from '../../core/rendition-store.js';
import { readFragments } from '../../media/hls/fragments.js';
import { masterPlaylist, mediaPlaylist, type Variant } from '../../media/hls/playlists.js';
import type { PlannedRendition } from './transcode-video.plan.js';
import { type Encoder, runOptions } from './transcode-video.tools.js';

const PLAYLIST = 'application/vnd.apple.mpegurl';
/** Not `video/mp4`: it is a part of a stream, and nobody should offer it as a file to play. */
const FRAGMENTED = 'application/mp4';

/**
 * The same film as a stream whose quality follows the network: the files that are there already, cut up without coding
 * them anew, and playlists that name them by their hashes. Stores them; the rows are the caller's.
 */
export async function storeStream(
  encoder: Encoder,
  plan: readonly PlannedRendition[],
  renditions: RenditionStore,
): Promise<StoredRendition[]> {
  const stored: StoredRendition[] = [];
  const variants: Variant[] = [];
  for (const { name, width, height, framesPerSecond } of plan) {
    const target = path.join(encoder.folder, `hls-${name}.mp4`);
    await encoder.tool.fragment(path.join(encoder.folder, `${name}.mp4`), target, runOptions(encoder));
    const file = await readFragments(target, encoder.durationMs / 1000);
    const size = { width, height };
    const media = await renditions.put({
      ...{ name: `hls-${name}-media`, content: { path: target }, contentType: FRAGMENTED, extension: 'mp4' },
      ...size,
    });
    const list = Buffer.from(mediaPlaylist(path.basename(media.key), file));
    const playlist = await renditions.put({
      ...{ name: `hls-${name}`, content: list, contentType: PLAYLIST, extension: 'm3u8' },
      ...size,
    });
    stored.push(media, playlist);
    variants.push({ playlist: path.basename(playlist.key), file, framesPerSecond, ...size });
  }
  const content = Buffer.from(masterPlaylist(variants));
  const facts = { contentType: PLAYLIST, extension: 'm3u8', width: null, height: null };
  return [...stored, await renditions.put({ name: 'hls', content, ...facts })];
}
