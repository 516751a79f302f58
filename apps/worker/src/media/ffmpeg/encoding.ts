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
  /** Colours on the left and, as grey, what is seen of them on the right: transparency that every phone can play. */
  transparency?: Transparency | undefined;
}

/** Where transparency comes from: the film itself, or a colour that stands for it. */
export type Transparency = 'alpha' | ChromaKey;

export interface ChromaKey {
  /** `#rrggbb`. */
  color: string;
  /** 0 to 1. */
  tolerance: number;
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
  const common = first && [...toneMapping(first.settings.highDynamicRange), ...keying(first.settings.transparency)];
  const graph = common ? graphOf(encoded, common) : null;
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

/** Without coding anything anew: for streaming, each piece stands by itself. */
export const fragmentingOf = (target: string): Encoding => ({
  graph: [],
  outputs: [
    {
      target,
      options: [
        ...['-map', '0', '-c', 'copy', ...REPRODUCIBLE],
        ...['-movflags', '+frag_keyframe+empty_moov+default_base_moof', '-f', 'mp4'],
      ],
    },
  ],
});

/**
 * The largest comes from the source and each smaller one from the one before, which has fewer pixels to read; frames that
 * are left out are left out before anything is scaled.
 */
function graphOf(targets: readonly EncodeTarget[], common: readonly string[]): string {
  const parts: string[] = [];
  const byArea = [...targets.keys()].toSorted((a, b) => areaOf(targets[b]) - areaOf(targets[a]));
  let input = '[0:v:0]';
  let rate: number | null = null;
  for (const [step, index] of byArea.entries()) {
    const target = targets[index];
    if (!target) continue;
    const { width, height, framesPerSecond, transparency } = target.settings;
    const thinned = framesPerSecond === rate ? [] : [`fps=${plain(framesPerSecond)}`];
    const filters = [...(step === 0 ? common : []), ...thinned, `scale=${width}:${height}:flags=bicubic`, 'setsar=1'];
    const made = transparency === undefined ? `[out${index}]` : `[made${index}]`;
    const isLast = step === byArea.length - 1;
    parts.push(`${input}${filters.join(',')}${isLast ? made : `,split${made}[next${step}]`}`);
    if (transparency !== undefined) parts.push(packed(made, index));
    input = `[next${step}]`;
    rate = framesPerSecond;
  }
  return parts.join(';');
}

const areaOf = (target: EncodeTarget | undefined): number =>
  target ? target.settings.width * target.settings.height : 0;

/** The picture and its mask side by side; the mask is the brightness of its half. */
const packed = (input: string, index: number): string =>
  [
    `${input}format=yuva420p,split[seen${index}][masked${index}]`,
    `[seen${index}]format=yuv420p[colour${index}]`,
    `[masked${index}]alphaextract,format=yuv420p[mask${index}]`,
    `[colour${index}][mask${index}]hstack[out${index}]`,
  ].join(';');

/** The filter's similarity is a distance in the plane of colours; more than half of it takes skin with the green. */
function keying(transparency: Transparency | undefined): string[] {
  if (transparency === undefined) return [];
  if (transparency === 'alpha') return ['format=yuva420p'];
  const { color, tolerance } = transparency;
  const similarity = (0.02 + 0.38 * tolerance).toFixed(3);
  return [`chromakey=0x${color.slice(1)}:${similarity}:0.06`, 'format=yuva420p'];
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
