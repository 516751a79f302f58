import type { VideoProbe } from './probe.js';

/** What we read of ffprobe's answer. */
export interface ProbeAnswer {
  streams?: ProbeStream[];
  format?: { format_name?: string; duration?: string };
}

export interface ProbeStream {
  codec_type?: string;
  codec_name?: string;
  width?: number;
  height?: number;
  sample_aspect_ratio?: string;
  avg_frame_rate?: string;
  r_frame_rate?: string;
  duration?: string;
  profile?: string;
  pix_fmt?: string;
  color_transfer?: string;
  bit_rate?: string;
  tags?: Record<string, string>;
  disposition?: { attached_pic?: number };
  side_data_list?: { rotation?: number }[];
}

/** PQ and HLG. */
const HDR_TRANSFERS = new Set(['smpte2084', 'arib-std-b67']);

/** Null when there is no video in it. */
export function readProbe({ streams = [], format = {} }: ProbeAnswer): VideoProbe | null {
  const video = streams.find((stream) => stream.codec_type === 'video' && !isCover(stream));
  if (!video?.width || !video.height) return null;
  const audio = streams.find((stream) => stream.codec_type === 'audio');
  const aspect = ratio(video.sample_aspect_ratio, ':') || 1;
  const rotation = rotationOf(video);
  const shown = { width: Math.round(video.width * aspect), height: video.height };
  const turned = rotation % 180 === 0 ? shown : { width: shown.height, height: shown.width };
  return {
    ...turned,
    container: format.format_name ?? '',
    durationMs: Math.round(1000 * (number(video.duration) || number(format.duration) || 0)),
    rotation,
    squarePixels: aspect === 1,
    framesPerSecond: ratio(video.avg_frame_rate, '/') || ratio(video.r_frame_rate, '/') || 25,
    videoCodec: video.codec_name ?? '',
    profile: String(video.profile ?? ''),
    pixelFormat: video.pix_fmt ?? '',
    hasAlpha: hasAlpha(video),
    highDynamicRange: HDR_TRANSFERS.has(video.color_transfer ?? ''),
    bitRate: number(video.bit_rate) || null,
    audioCodec: audio?.codec_name ?? null,
  };
}

/** ProRes 4444 and PNG say it by their pixels, VP8 and VP9 by a tag: their mask is a film of its own beside the picture. */
function hasAlpha({ pix_fmt = '', tags = {} }: ProbeStream): boolean {
  return /^(yuva|rgba|bgra|argb|abgr|gbrap|ya8|ya16)/.test(pix_fmt) || (tags.alpha_mode ?? tags.ALPHA_MODE) === '1';
}

/** A still picture of an album or a podcast, not the video. */
const isCover = (stream: ProbeStream) => stream.disposition?.attached_pic === 1;

/** Old builds say it in a tag (clockwise), newer ones in the display matrix (counter-clockwise). */
function rotationOf(stream: ProbeStream): number {
  const matrix = stream.side_data_list?.find(({ rotation }) => rotation !== undefined)?.rotation;
  const degrees = number(stream.tags?.rotate) || -number(matrix);
  return (((Math.round(degrees / 90) * 90) % 360) + 360) % 360;
}

function number(value: unknown): number {
  const parsed = Number(value);
  return Number.isFinite(parsed) ? parsed : 0;
}

/** `30000/1001` as a number; 0 when it is not one. */
function ratio(value: string | undefined, separator: string): number {
  const [over, under] = (value ?? '').split(separator).map(Number);
  return over && under ? over / under : 0;
}
