import type { Fragment, FragmentedFile } from './fragments.js';

/** Seconds of film that a player fetches at a time. */
const SEGMENT_SECONDS = 6;

/** One quality of a film. Pixels; `playlist` and `file` are names beside the playlists. */
export interface Variant {
  playlist: string;
  file: FragmentedFile;
  width: number;
  height: number;
  framesPerSecond: number;
}

/** Fragments that are fetched together. */
export function segmentsOf(fragments: readonly Fragment[]): Fragment[] {
  const segments: Fragment[] = [];
  for (const fragment of fragments) {
    const last = segments.at(-1);
    // Longer by a hair is no reason for another request.
    if (last && last.seconds + fragment.seconds <= SEGMENT_SECONDS + 0.1) {
      last.bytes += fragment.bytes;
      last.seconds += fragment.seconds;
    } else segments.push({ ...fragment });
  }
  return segments;
}

/** The playlist of one quality (RFC 8216): parts of a single file, named by their place in it. */
export function mediaPlaylist(fileName: string, { initBytes, fragments }: FragmentedFile): string {
  const segments = segmentsOf(fragments);
  const longest = Math.max(1, ...segments.map(({ seconds }) => seconds));
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:7',
    `#EXT-X-TARGETDURATION:${Math.ceil(longest)}`,
    '#EXT-X-MEDIA-SEQUENCE:0',
    '#EXT-X-PLAYLIST-TYPE:VOD',
    '#EXT-X-INDEPENDENT-SEGMENTS',
    `#EXT-X-MAP:URI="${fileName}",BYTERANGE="${initBytes}@0"`,
    ...segments.flatMap(({ seconds, start, bytes }) => [
      `#EXTINF:${seconds.toFixed(5)},`,
      `#EXT-X-BYTERANGE:${bytes}@${start}`,
      fileName,
    ]),
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
}

/** What a player chooses a quality from; the first is what it begins with, so smallest first. */
export function masterPlaylist(variants: readonly Variant[]): string {
  const lines = variants
    .toSorted((a, b) => a.width * a.height - b.width * b.height)
    .flatMap(({ playlist, file, width, height, framesPerSecond }) => [
      `#EXT-X-STREAM-INF:BANDWIDTH=${peakRate(file)},AVERAGE-BANDWIDTH=${averageRate(file)},RESOLUTION=${width}x${height},FRAME-RATE=${framesPerSecond.toFixed(3)},CODECS="${file.codecs}"`,
      playlist,
    ]);
  return ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', ...lines, ''].join('\n');
}

/** Bits per second. */
const rate = (bytes: number, seconds: number) => Math.ceil((bytes * 8) / Math.max(0.04, seconds));
const peakRate = ({ fragments }: FragmentedFile) =>
  Math.max(...segmentsOf(fragments).map(({ bytes, seconds }) => rate(bytes, seconds)));
const averageRate = ({ fragments }: FragmentedFile) =>
  rate(
    fragments.reduce((sum, { bytes }) => sum + bytes, 0),
    fragments.reduce((sum, { seconds }) => sum + seconds, 0),
  );
