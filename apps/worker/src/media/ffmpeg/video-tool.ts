import path from 'node:path';
import { LimitExceededError, ProgramError, type SandboxLimits } from '../sandbox/limits.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { MediaBinaries } from './binaries.js';
import { argumentsOf, type Output, progressMs } from './command-line.js';
import type { VideoProbe } from './probe.js';
import { type ProbeAnswer, readProbe } from './read-probe.js';
import { sniffVideo } from './sniff.js';

/** `slow`: it ran out of time, which a busy machine can cause as well. */
export type VideoTrouble = 'unreadable' | 'unsupported' | 'too_costly' | 'slow';

/** Nothing can be made of the file; `message` is what the program said. */
export class VideoToolError extends Error {
  constructor(
    message: string,
    readonly kind: VideoTrouble = 'unreadable',
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'VideoToolError';
  }
}

export interface EncodeSettings {
  width: number;
  height: number;
  copy: boolean;
  profile: 'main' | 'high';
  crf: number;
  /** Bits per second. */
  maxRate: number;
  framesPerSecond: number;
  gop: number;
  audio: 'none' | 'copy' | 'aac';
}

export interface RunOptions {
  signal: AbortSignal;
  /** Seconds until the program is killed. */
  timeoutSeconds: number;
  /** Gives way to everything else on the machine. */
  isPatient?: boolean;
}

const MIB = 2 ** 20;
/** Reading a header: a file that takes more is made to take more. */
const PROBE_LIMITS: SandboxLimits = { memoryBytes: 512 * MIB, cpuSeconds: 20, seconds: 60, fileBytes: MIB };
/** Room for a decoder of 4096x2160 in ten bits beside an encoder of 1080p. */
const ENCODE_MEMORY = 2_048 * MIB;
const MOST_BYTES = 1_024 * MIB;
/** Only local files: a playlist in disguise cannot make the program fetch anything. */
const LOCAL_ONLY = ['-protocol_whitelist', 'file'];
/** The same input gives the same bytes, with nothing of the source's metadata. */
const REPRODUCIBLE = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'];

/** ffmpeg and ffprobe. Every call runs one process in the sandbox that ends with the signal or its limits. */
export class VideoTool {
  constructor(
    private readonly binaries: MediaBinaries,
    private readonly sandbox: Sandbox,
    private readonly probeLimits: SandboxLimits = PROBE_LIMITS,
  ) {}

  /** @throws VideoToolError when the file cannot be read or has no video */
  async probe(file: string): Promise<VideoProbe> {
    const args = ['-v', 'error', '-print_format', 'json', '-show_streams', '-show_format'];
    const input = await openAs(file);
    const answer = await explain(() =>
      this.sandbox.run({
        program: this.binaries.ffprobe,
        args: [...args, ...input, '-i', file],
        folder: path.dirname(file),
        limits: this.probeLimits,
      }),
    );
    const probe = readProbe(JSON.parse(answer) as ProbeAnswer);
    if (!probe) throw new VideoToolError('The file has no video.');
    return probe;
  }

  /** Writes an MP4 that starts to play before it is loaded. `onProgress` gets the ms encoded so far. */
  encode(
    source: string,
    target: string,
    settings: EncodeSettings,
    options: RunOptions,
    onProgress: (ms: number) => void,
  ): Promise<void> {
    const output = [
      ...['-map', '0:v:0', ...(settings.audio === 'none' ? ['-an'] : ['-map', '0:a:0'])],
      ...(settings.copy ? ['-c:v', 'copy'] : videoOptions(settings)),
      ...audioOptions(settings.audio),
      ...['-sn', '-dn', ...REPRODUCIBLE, '-movflags', '+faststart', '-f', 'mp4'],
    ];
    return this.run(source, [], [{ target, options: output }], options, onProgress);
  }

  /** Writes one frame as JPEG. */
  frame(
    source: string,
    target: string,
    atMs: number,
    size: { width: number; height: number },
    options: RunOptions,
  ): Promise<void> {
    const output = [
      ...['-map', '0:v:0', '-frames:v', '1', '-vf', `scale=${size.width}:${size.height},setsar=1`],
      ...['-q:v', '4', '-pix_fmt', 'yuvj420p', ...REPRODUCIBLE, '-f', 'image2'],
    ];
    return this.run(source, ['-ss', String(atMs / 1000)], [{ target, options: output }], options);
  }

  private async run(
    source: string,
    inputOptions: readonly string[],
    outputs: readonly Output[],
    { signal, timeoutSeconds, isPatient = false }: RunOptions,
    onProgress: (ms: number) => void = () => undefined,
  ): Promise<void> {
    const input = [...(await openAs(source)), ...inputOptions];
    const limits = { memoryBytes: ENCODE_MEMORY, cpuSeconds: 2 * timeoutSeconds, fileBytes: MOST_BYTES };
    const confined = {
      program: this.binaries.ffmpeg,
      args: argumentsOf({ source, inputOptions: input, outputs }),
      folder: path.dirname(source),
      limits: { ...limits, seconds: timeoutSeconds },
      isPatient,
    };
    const onLine = (line: string) => {
      const ms = progressMs(line);
      if (ms !== null) onProgress(ms);
    };
    await explain(() => this.sandbox.run(confined, { signal, onLine }));
  }
}

/** The reader is named after the file's first bytes, so that ffmpeg does not guess one that follows addresses. */
async function openAs(file: string): Promise<string[]> {
  const sniffed = await sniffVideo(file);
  if (sniffed === 'unknown') throw new VideoToolError('The file is no video.');
  if (sniffed === 'other') throw new VideoToolError('The file is something else than a video.', 'unsupported');
  return ['-f', sniffed, ...LOCAL_ONLY];
}

async function explain<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof LimitExceededError) {
      throw new VideoToolError(cause.message, cause.limit === 'time' ? 'slow' : 'too_costly', { cause });
    }
    if (cause instanceof ProgramError) throw new VideoToolError(cause.message, 'unreadable', { cause });
    throw cause;
  }
}

function videoOptions({ width, height, profile, crf, maxRate, framesPerSecond, gop }: EncodeSettings): string[] {
  const frames = framesPerSecond.toFixed(3).replace(/\.?0+$/, '');
  return [
    ...['-vf', `scale=${width}:${height}:flags=bicubic,setsar=1,fps=${frames}`],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', profile, '-pix_fmt', 'yuv420p'],
    ...['-crf', String(crf), '-maxrate', String(maxRate), '-bufsize', String(2 * maxRate)],
    ...['-g', String(gop), '-keyint_min', String(Math.max(1, Math.floor(gop / 2)))],
  ];
}

function audioOptions(audio: EncodeSettings['audio']): string[] {
  if (audio === 'none') return [];
  return audio === 'copy' ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000'];
}
