import type { UploadLimits } from '@argument/contracts';
import type { Refusal } from '../../core/refusal.js';
import type { ChromaKey, EncodeSettings, Transparency } from '../../media/ffmpeg/encoding.js';
import type { VideoProbe } from '../../media/ffmpeg/probe.js';

/** How to make one rendition. */
export interface PlannedRendition extends EncodeSettings {
  name: Step['name'] | `packed-${Step['name']}`;
  /** A link waits for this one to play; what comes after only makes it better. */
  isUrgent: boolean;
  /** Live until a lighter one of the same name takes its place. */
  isInterim: boolean;
  /** Part of the whole work, 0 to 1. */
  share: number;
}

interface Step {
  name: '360p' | '480p' | '720p' | '1080p';
  /** Pixels of the short side. */
  side: number;
  profile: PlannedRendition['profile'];
  crf: number;
  maxRate: number;
}

const LADDER: readonly Step[] = [
  { name: '360p', side: 360, profile: 'main', crf: 24, maxRate: 800_000 },
  { name: '480p', side: 480, profile: 'main', crf: 24, maxRate: 1_200_000 },
  { name: '720p', side: 720, profile: 'high', crf: 23, maxRate: 2_800_000 },
  { name: '1080p', side: 1080, profile: 'high', crf: 23, maxRate: 5_000_000 },
];
/** A source may be this much heavier than what we would make of it and still be passed on: it is live at once. */
const PASSED_ON = 1.6;
/** One that is heavier still, up to so many bits per second, is passed on until a lighter one is there. */
const PASSED_MEANWHILE = 20_000_000;
/** A packed picture is twice as wide, and phones decode no more than so many pixels. */
const MOST_PACKED_SIDE = 720;
const MOST_FRAMES_PER_SECOND = 30;
const GOP_SECONDS = 2;
/** Containers that phones and editing programs write; anything else is rather a picture or a playlist. */
const CONTAINERS = new Set(['mp4', 'mov', 'm4a', 'webm', 'matroska']);
const COPYABLE_PROFILES = new Set(['Constrained Baseline', 'Baseline', 'Main', 'High']);

/** Says why a video cannot be used, or null. */
export function refuseVideo(probe: VideoProbe, limits: Pick<UploadLimits, 'videoDurationMs'>): Refusal | null {
  if (!probe.container.split(',').some((name) => CONTAINERS.has(name))) {
    return { code: 'unsupported_format', message: 'This is not a video we can read. Upload an MP4, MOV or WebM.' };
  }
  if (probe.pixelFormat === '') {
    const message = `We cannot read videos coded as ${probe.videoCodec || 'this one is'}. Export it as H.264 and upload it.`;
    return { code: 'unsupported_codec', message };
  }
  if (probe.durationMs < 100) {
    return { code: 'video_empty', message: 'This video has no length. Export it again and upload the new file.' };
  }
  // Containers round up: a clip cut at the limit must not be refused for a fraction of a frame.
  if (probe.durationMs > limits.videoDurationMs + 500) {
    const seconds = Math.round(probe.durationMs / 1000);
    return {
      code: 'video_too_long',
      message: `This video is ${seconds} s long. Cut it to at most ${Math.round(limits.videoDurationMs / 1000)} s.`,
    };
  }
  return null;
}

/**
 * What to make. A source that every browser plays is passed on and comes first, because that takes a moment; then the
 * smallest is first and the others better it. Nothing is scaled up; sides are even, as H.264's 4:2:0 wants them.
 */
export function planRenditions(probe: VideoProbe, key: ChromaKey | null = null): PlannedRendition[] {
  const transparency = key ?? (probe.hasAlpha ? 'alpha' : undefined);
  const short = Math.min(probe.width, probe.height);
  // A step that is hardly larger than the one before costs work and shows nothing.
  const ladder = transparency === undefined ? LADDER : LADDER.filter(({ side }) => side <= MOST_PACKED_SIDE);
  const steps = ladder.filter(({ side }, index) => index === 0 || short > (ladder[index - 1]?.side ?? side) * 1.1);
  const made = steps.map((step) => renditionOf(probe, step, Math.min(1, step.side / short), transparency));
  const planned = [...interim(probe, made), ...made];
  const ordered = planned.toSorted((a, b) => Number(b.copy) - Number(a.copy));
  const costs = ordered.map(({ width, height, copy }) => (copy ? 0.05 : 1) * width * height);
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  return ordered.map((rendition, index) => ({
    ...rendition,
    isUrgent: index === 0,
    share: (costs[index] ?? 0) / total,
  }));
}

/** What is made in one run: the first by itself, because a link waits for it, and all others from one decoding. */
export function planRuns(plan: readonly PlannedRendition[]): PlannedRendition[][] {
  const [first, ...others] = plan;
  return [...(first ? [[first]] : []), ...(others.length > 0 ? [others] : [])];
}

/** A source that every browser plays is live at once, also when it is too heavy to stay; the smallest is soon made anyway. */
function interim(probe: VideoProbe, made: readonly Made[]): Made[] {
  const largest = made.at(-1);
  if (!largest || made.length < 2 || !isPlayable(probe) || made.some(({ copy }) => copy)) return [];
  const isWhole = largest.width === probe.width && largest.height === probe.height;
  if (!isWhole || largest.transparency !== undefined || (probe.bitRate ?? Number.POSITIVE_INFINITY) > PASSED_MEANWHILE)
    return [];
  return [{ ...largest, copy: true, isInterim: true, audio: probe.audioCodec === 'aac' ? 'copy' : largest.audio }];
}

type Made = Omit<PlannedRendition, 'share' | 'isUrgent'>;

function renditionOf(probe: VideoProbe, step: Step, scale: number, transparency: Transparency | undefined): Made {
  const framesPerSecond = Math.min(MOST_FRAMES_PER_SECOND, Math.max(1, probe.framesPerSecond));
  const copy = transparency === undefined && scale === 1 && isCompliant(probe, step);
  return {
    name: transparency === undefined ? step.name : `packed-${step.name}`,
    width: even(probe.width * scale),
    height: even(probe.height * scale),
    copy,
    isInterim: false,
    profile: step.profile,
    crf: step.crf,
    maxRate: transparency === undefined ? step.maxRate : step.maxRate * 1.4,
    framesPerSecond,
    gop: Math.round(framesPerSecond * GOP_SECONDS),
    audio: probe.audioCodec === null ? 'none' : copy && probe.audioCodec === 'aac' ? 'copy' : 'aac',
    highDynamicRange: probe.highDynamicRange,
    transparency,
  };
}

/** Every browser plays it and it is not much heavier than what we would make of it. */
const isCompliant = (probe: VideoProbe, step: Step): boolean =>
  isPlayable(probe) && (probe.bitRate ?? Number.POSITIVE_INFINITY) <= step.maxRate * PASSED_ON;

function isPlayable(probe: VideoProbe): boolean {
  return (
    probe.videoCodec === 'h264' &&
    probe.pixelFormat === 'yuv420p' &&
    COPYABLE_PROFILES.has(probe.profile) &&
    !probe.highDynamicRange &&
    probe.rotation === 0 &&
    probe.squarePixels &&
    probe.width % 2 === 0 &&
    probe.height % 2 === 0 &&
    probe.framesPerSecond <= MOST_FRAMES_PER_SECOND + 0.1
  );
}

const even = (length: number) => Math.max(2, Math.round(length / 2) * 2);

/** Clips that are longer than this are streamed as well, ms: a quality that follows the network is worth its storage there. */
const STREAMED_MS = 60_000;
export const isStreamed = ({ durationMs }: VideoProbe, plan: readonly PlannedRendition[]): boolean =>
  durationMs > STREAMED_MS && plan.every(({ transparency }) => transparency === undefined);

/** Where the poster is taken, in ms: past a fade-in, yet in the clip. */
export const posterTimeMs = (durationMs: number): number => Math.min(1_000, Math.round(durationMs * 0.1));

/** A file that ends early decodes without an error; what comes out is shorter than what its header promised. */
export function refuseShortened(promisedMs: number, decodedMs: number): Refusal | null {
  if (decodedMs >= promisedMs * 0.9 - 500) return null;
  return {
    code: 'video_truncated',
    message: 'This file ends before the video does; its upload or export was cut off. Export it again and upload it.',
  };
}
