import path from 'node:path';
import { LimitExceededError, ProgramError, type SandboxLimits } from '../sandbox/limits.js';
import type { Sandbox } from '../sandbox/sandbox.js';
import type { MediaBinaries } from './binaries.js';
import { argumentsOf, progressMs } from './command-line.js';
import { type EncodeTarget, type Encoding, encodingOf, fragmentingOf, REPRODUCIBLE, toneMapping } from './encoding.js';
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

export interface RunOptions {
  signal: AbortSignal;
  /** Seconds until the program is killed. */
  timeoutSeconds: number;
  /** Gives way to everything else on the machine, and may take four times as long. */
  isPatient?: boolean;
}

const MIB = 2 ** 20;
/** Reading a header: a file that takes more is made to take more. */
const PROBE_LIMITS: SandboxLimits = { memoryBytes: 512 * MIB, cpuSeconds: 20, seconds: 60, fileBytes: MIB };
/** Room for a decoder of 4096x2160 in ten bits beside an encoder of 1080p. */
const ENCODE_MEMORY = 2_048 * MIB;
const MOST_BYTES = 1_024 * MIB;
/** A program that gives way on a machine that is never idle takes longer by the clock, not more of the processor. */
const PATIENCE = 4;
/** Only local files: a playlist in disguise cannot make the program fetch anything. */
const LOCAL_ONLY = ['-protocol_whitelist', 'file'];

/** Decoders that give the mask of a film as well; ffmpeg's own pass over it. */
const ALPHA_DECODERS: Record<string, string> = { vp8: 'libvpx', vp9: 'libvpx-vp9' };

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

  /**
   * Writes MP4s that start to play before they are loaded, all from one decoding of the source. `onProgress` gets the ms
   * encoded so far.
   */
  encode(
    source: string,
    targets: readonly EncodeTarget[],
    options: RunOptions & { codec?: string },
    onProgress: (ms: number) => void,
  ): Promise<void> {
    const isTransparent = targets.some(({ settings }) => settings.transparency === 'alpha');
    const decoder = isTransparent ? ALPHA_DECODERS[options.codec ?? ''] : undefined;
    return this.run(source, decoder ? ['-c:v', decoder] : [], encodingOf(targets), options, onProgress);
  }

  /** Writes the same streams as an MP4 in pieces, each of which begins with a key frame. */
  fragment(source: string, target: string, options: RunOptions): Promise<void> {
    return this.run(source, [], fragmentingOf(target), options);
  }

  /** Writes one frame as JPEG. */
  frame(
    source: string,
    target: string,
    atMs: number,
    size: { width: number; height: number; highDynamicRange: boolean },
    options: RunOptions,
  ): Promise<void> {
    const output = [
      ...[
        '-map',
        '0:v:0',
        '-frames:v',
        '1',
        '-vf',
        [...toneMapping(size.highDynamicRange), `scale=${size.width}:${size.height},setsar=1`].join(','),
      ],
      ...['-q:v', '4', '-pix_fmt', 'yuvj420p', ...REPRODUCIBLE, '-f', 'image2'],
    ];
    const picture = { outputs: [{ target, options: output }], graph: [] };
    return this.run(source, ['-ss', String(atMs / 1000)], picture, options);
  }

  private async run(
    source: string,
    inputOptions: readonly string[],
    { outputs, graph }: Encoding,
    { signal, timeoutSeconds, isPatient = false }: RunOptions,
    onProgress: (ms: number) => void = () => undefined,
  ): Promise<void> {
    const input = [...(await openAs(source)), ...inputOptions];
    const limits = { memoryBytes: ENCODE_MEMORY, cpuSeconds: 2 * timeoutSeconds, fileBytes: MOST_BYTES };
    const confined = {
      program: this.binaries.ffmpeg,
      args: argumentsOf({ source, inputOptions: input, globalOptions: graph, outputs }),
      folder: path.dirname(source),
      limits: { ...limits, seconds: isPatient ? PATIENCE * timeoutSeconds : timeoutSeconds },
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
