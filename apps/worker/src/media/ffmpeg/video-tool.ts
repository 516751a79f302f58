import ffmpeg, { type FfmpegCommand, type FfprobeData, type FfprobeStream } from 'fluent-ffmpeg';
import type { MediaBinaries } from './binaries.js';
import type { VideoProbe } from './probe.js';

/** The program ended with an error; `message` is its last line. */
export class VideoToolError extends Error {
  constructor(message: string, options?: ErrorOptions) {
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

const PATIENT_NICENESS = 10;
/** Only local files: a playlist in disguise cannot make the program fetch anything. */
const LOCAL_ONLY = ['-protocol_whitelist', 'file'];
/** The same input gives the same bytes, with nothing of the source's metadata. */
const REPRODUCIBLE = ['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'];

/** ffmpeg and ffprobe. Every call runs one process that ends with the signal or the time limit. */
export class VideoTool {
  constructor(private readonly binaries: MediaBinaries) {}

  /** @throws VideoToolError when the file cannot be read or has no video */
  async probe(path: string): Promise<VideoProbe> {
    const data = await new Promise<FfprobeData>((resolve, reject) => {
      const command = ffmpeg(path).setFfprobePath(this.binaries.ffprobe);
      command.ffprobe(0, LOCAL_ONLY, (error: Error | null, answer) => {
        if (error) reject(new VideoToolError('The file cannot be read.', { cause: error }));
        else resolve(answer);
      });
    });
    return toProbe(data);
  }

  /** Writes an MP4 that starts to play before it is loaded. `onProgress` gets the ms encoded so far. */
  encode(
    source: string,
    target: string,
    settings: EncodeSettings,
    options: RunOptions,
    onProgress: (ms: number) => void,
  ): Promise<void> {
    const command = this.open(source, options)
      .outputOptions('-map', '0:v:0', ...(settings.audio === 'none' ? ['-an'] : ['-map', '0:a:0']))
      .outputOptions(settings.copy ? ['-c:v', 'copy'] : videoOptions(settings))
      .outputOptions(audioOptions(settings.audio))
      .outputOptions('-sn', '-dn', ...REPRODUCIBLE, '-movflags', '+faststart', '-f', 'mp4');
    command.on('progress', ({ timemark }: { timemark?: string }) => onProgress(toMs(timemark)));
    return run(command, target, options);
  }

  /** Writes one frame as JPEG. */
  frame(
    source: string,
    target: string,
    atMs: number,
    size: { width: number; height: number },
    options: RunOptions,
  ): Promise<void> {
    const command = this.open(source, options)
      .seekInput(atMs / 1000)
      .outputOptions('-map', '0:v:0', '-frames:v', '1', '-vf', `scale=${size.width}:${size.height},setsar=1`)
      .outputOptions('-q:v', '4', '-pix_fmt', 'yuvj420p', ...REPRODUCIBLE, '-f', 'image2');
    return run(command, target, options);
  }

  private open(source: string, { timeoutSeconds, isPatient = false }: RunOptions): FfmpegCommand {
    return ffmpeg(source, { timeout: timeoutSeconds, ...(isPatient ? { niceness: PATIENT_NICENESS } : {}) })
      .setFfmpegPath(this.binaries.ffmpeg)
      .setFfprobePath(this.binaries.ffprobe)
      .inputOptions(LOCAL_ONLY);
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

function run(command: FfmpegCommand, target: string, { signal }: RunOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const kill = () => command.kill('SIGKILL');
    signal.addEventListener('abort', kill, { once: true });
    const settle = (act: () => void) => {
      signal.removeEventListener('abort', kill);
      act();
    };
    command.on('end', () => settle(resolve));
    command.on('error', (error: Error) => {
      settle(() => reject(signal.aborted ? signal.reason : new VideoToolError(error.message, { cause: error })));
    });
    if (signal.aborted) reject(signal.reason);
    else command.save(target);
  });
}

/** `00:01:02.50` in ms; anything else is 0. */
function toMs(timemark: string | undefined): number {
  const [hours = 0, minutes = 0, seconds = 0] = (timemark ?? '').split(':').map(Number);
  const ms = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return Number.isFinite(ms) ? Math.max(0, ms) : 0;
}

function toProbe({ streams, format }: FfprobeData): VideoProbe {
  const video = streams.find((stream) => stream.codec_type === 'video' && !isCover(stream));
  if (!video?.width || !video.height) throw new VideoToolError('The file has no video.');
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
    bitRate: number(video.bit_rate) || null,
    audioCodec: audio?.codec_name ?? null,
  };
}

/** A still picture of an album or a podcast, not the video. */
const isCover = (stream: FfprobeStream) => stream.disposition?.attached_pic === 1;

/** Old builds say it in a tag (clockwise), newer ones in the display matrix (counter-clockwise). */
function rotationOf(stream: FfprobeStream): number {
  const tags: unknown = stream.tags;
  const tag = typeof tags === 'object' && tags !== null && 'rotate' in tags ? number(tags.rotate) : 0;
  const degrees = tag || -number(stream.rotation);
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
