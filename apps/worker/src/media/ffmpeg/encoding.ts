import type { Output } from './command-line.js';

/** How one file is made. Pixels, bits per second, frames per second. */
export interface EncodeSettings {
  width: number;
  height: number;
  copy: boolean;
  profile: 'main' | 'high';
  crf: number;
  maxRate: number;
  framesPerSecond: number;
  /** Frames between key frames. */
  gop: number;
  audio: 'none' | 'copy' | 'aac';
  /** The source is brighter than a screen: its tones are mapped. */
  highDynamicRange: boolean;
}

export interface EncodeTarget {
  file: string;
  settings: EncodeSettings;
}

/** ffmpeg's outputs, and the filter graph that feeds them. */
export interface Encoding {
  outputs: Output[];
  graph: string[];
}

/** The same input gives the same bytes, with nothing of the source's metadata. */
export const REPRODUCIBLE = [
  ...['-map_metadata', '-1', '-map_chapters', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact'],
];

/** Filters from the light of an HDR film to what every screen shows (Hable's curve), in BT.709. */
export const toneMapping = (isNeeded: boolean): string[] =>
  isNeeded
    ? [
        'zscale=t=linear:npl=100',
        'format=gbrpf32le',
        'zscale=p=bt709',
        'tonemap=hable:desat=0',
        'zscale=t=bt709:m=bt709:r=tv',
        'format=yuv420p',
      ]
    : [];

/** All targets from one decoding: the picture is split after what is common to them. */
export function encodingOf(targets: readonly EncodeTarget[]): Encoding {
  const encoded = targets.filter(({ settings }) => !settings.copy);
  const [first] = encoded;
  const graph = first ? graphOf(encoded, toneMapping(first.settings.highDynamicRange)) : null;
  return {
    graph: graph === null ? [] : ['-filter_complex', graph],
    outputs: targets.map((target) => {
      const { settings, file } = target;
      const video = settings.copy
        ? ['-map', '0:v:0', '-c:v', 'copy']
        : ['-map', `[out${encoded.indexOf(target)}]`, ...videoOptions(settings)];
      const sound = settings.audio === 'none' ? ['-an'] : ['-map', '0:a:0', ...audioOptions(settings.audio)];
      return {
        target: file,
        options: [...video, ...sound, '-sn', '-dn', ...REPRODUCIBLE, '-movflags', '+faststart', '-f', 'mp4'],
      };
    }),
  };
}

function graphOf(targets: readonly EncodeTarget[], common: readonly string[]): string {
  const inputs = targets.map((_, index) => `[in${index}]`).join('');
  const split = [...common, `split=${targets.length}`].join(',');
  const scaled = targets.map(
    ({ settings: { width, height, framesPerSecond } }, index) =>
      `[in${index}]scale=${width}:${height}:flags=bicubic,setsar=1,fps=${plain(framesPerSecond)}[out${index}]`,
  );
  return [`[0:v:0]${split}${inputs}`, ...scaled].join(';');
}

const plain = (number: number): string => number.toFixed(3).replace(/\.?0+$/, '');

function videoOptions({ profile, crf, maxRate, gop }: EncodeSettings): string[] {
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', profile, '-pix_fmt', 'yuv420p'],
    ...['-crf', String(crf), '-maxrate', String(maxRate), '-bufsize', String(2 * maxRate)],
    ...['-g', String(gop), '-keyint_min', String(Math.max(1, Math.floor(gop / 2)))],
  ];
}

/** As loud as it was. */
const audioOptions = (audio: 'copy' | 'aac'): string[] =>
  audio === 'copy' ? ['-c:a', 'copy'] : ['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000'];
