import path from 'node:path';
import { PermanentJobError } from '@argument/queue';
import type { NewRendition } from '../../core/rendition-store.js';
import type { RunOptions, VideoTool, VideoToolError, VideoTrouble } from '../../media/ffmpeg/video-tool.js';
import { writeFastStart } from '../../media/mp4/fast-start.js';
import type { PlannedRendition } from './transcode-video.plan.js';

/** One source and where to put what comes out. */
export interface Encoder {
  tool: VideoTool;
  source: string;
  folder: string;
  durationMs: number;
  /** ffmpeg's name of what the source is coded as. */
  codec: string;
  signal: AbortSignal;
}

/** A busy machine may need many times a clip's length; more than this is a program that hangs. */
const timeLimit = ({ durationMs }: Encoder) => 120 + Math.ceil(durationMs / 1000) * 15;
export const runOptions = (encoder: Encoder): RunOptions => ({
  signal: encoder.signal,
  timeoutSeconds: timeLimit(encoder),
});

/** Encodes from one decoding and looks at the results. `onProgress` gets 0 to 1. */
export async function encodeRun(
  encoder: Encoder,
  planned: readonly PlannedRendition[],
  onProgress: (part: number) => void,
): Promise<{ made: NewRendition; durationMs: number }[]> {
  const passedOn = await passOn(encoder, planned);
  if (passedOn) return [passedOn];
  const targets = planned.map((settings) => ({ settings, file: path.join(encoder.folder, `${settings.name}.mp4`) }));
  const limits = {
    ...runOptions(encoder),
    codec: encoder.codec,
    isPatient: planned.every(({ isUrgent }) => !isUrgent),
  };
  await encoder.tool.encode(encoder.source, targets, limits, (ms) => onProgress(Math.min(1, ms / encoder.durationMs)));
  const results: { made: NewRendition; durationMs: number }[] = [];
  for (const { file, settings } of targets) {
    const { width, height, durationMs } = await encoder.tool.probe(file);
    const content = { path: file };
    const made = { name: settings.name, content, contentType: 'video/mp4', extension: 'mp4', width, height };
    results.push({ made, durationMs });
  }
  return results;
}

/** A source that needs nothing but its index in front; null for any other. No program has to start for it. */
async function passOn(
  { source, folder }: Encoder,
  planned: readonly PlannedRendition[],
): Promise<{ made: NewRendition; durationMs: number } | null> {
  const [only, ...others] = planned;
  if (!only?.copy || only.audio === 'aac' || others.length > 0) return null;
  const { name, width, height } = only;
  const file = path.join(folder, `${name}.mp4`);
  const written = await writeFastStart(source, file);
  if (!written || (written.hasSound && only.audio === 'none')) return null;
  const { durationMs, sha256 } = written;
  const content = { path: file };
  return { made: { name, content, contentType: 'video/mp4', extension: 'mp4', width, height, sha256 }, durationMs };
}

/** One frame in the size of the largest rendition. */
export async function takePoster(
  encoder: Encoder,
  atMs: number,
  plan: readonly PlannedRendition[],
): Promise<NewRendition> {
  const largest = plan.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
  const { width, height, highDynamicRange } = largest ?? { width: 2, height: 2, highDynamicRange: false };
  const file = path.join(encoder.folder, 'poster.jpg');
  await encoder.tool.frame(encoder.source, file, atMs, { width, height, highDynamicRange }, runOptions(encoder));
  return { name: 'poster', content: { path: file }, contentType: 'image/jpeg', extension: 'jpg', width, height };
}

/** What a client is told when the program cannot make anything of a file. A first run out of time gets a second. */
export const refused = (cause: VideoToolError, attempt: number): Error => {
  if (cause.kind === 'slow' && attempt === 1) return cause;
  const { code, message } = REFUSALS[cause.kind];
  return new PermanentJobError(code, message, { cause });
};

const TOO_COSTLY = {
  code: 'video_too_costly',
  message: 'Reading this video takes more time or memory than we allow. Export it as an MP4 (H.264) and upload it.',
};
const REFUSALS: Record<VideoTrouble, { code: string; message: string }> = {
  unreadable: {
    code: 'unreadable_video',
    message: 'This file is damaged, cut off or not a video. Export it again as an MP4 (H.264) and upload it.',
  },
  unsupported: {
    code: 'unsupported_format',
    message: 'This is not a video we can read. Upload an MP4, MOV or WebM.',
  },
  too_costly: TOO_COSTLY,
  slow: TOO_COSTLY,
};
