import ffmpeg, { type FfmpegCommand } from 'fluent-ffmpeg';

/** One file that ffmpeg writes, with the options that come before its name. */
export interface Output {
  target: string;
  options: readonly string[];
}

export interface Transcode {
  source: string;
  inputOptions: readonly string[];
  /** Of the whole run, such as a filter graph. */
  globalOptions?: readonly string[];
  outputs: readonly Output[];
}

/** The library's own builder; its types leave it out because programs seldom start ffmpeg themselves, as we must. */
interface WithArguments extends FfmpegCommand {
  _getArguments(): string[];
}

/** ffmpeg's arguments. The library would start the program itself, without limits; ours runs in the sandbox. */
export function argumentsOf({ source, inputOptions, globalOptions = [], outputs }: Transcode): string[] {
  const command = ffmpeg(source).inputOptions([...inputOptions]) as WithArguments;
  for (const { target, options } of outputs) command.output(target).outputOptions([...options]);
  return ['-v', 'error', '-nostdin', '-nostats', '-progress', 'pipe:1', ...globalOptions, ...command._getArguments()];
}

/** Reads a line of `-progress`: ms written so far, or null when it says something else. */
export function progressMs(line: string): number | null {
  const time = /^out_time=(\d+):(\d+):(\d+\.\d+)/.exec(line);
  if (!time) return null;
  const [hours = 0, minutes = 0, seconds = 0] = time.slice(1).map(Number);
  return ((hours * 60 + minutes) * 60 + seconds) * 1000;
}
