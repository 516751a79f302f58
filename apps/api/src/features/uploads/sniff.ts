/** What the first bytes of a file say that it is. */
export type Sniffed =
  | { kind: 'image'; format: 'jpeg' | 'png' | 'webp' | 'avif' | 'heic'; contentType: string }
  | { kind: 'video'; format: 'mp4' | 'mov' | 'webm'; contentType: string }
  | { kind: 'other'; found: string };

/** Bytes that {@link sniff} needs to be sure. */
export const SNIFF_BYTES = 4096;

const JPEG = { kind: 'image', format: 'jpeg', contentType: 'image/jpeg' } as const;
const PNG = { kind: 'image', format: 'png', contentType: 'image/png' } as const;
const WEBP = { kind: 'image', format: 'webp', contentType: 'image/webp' } as const;
const AVIF = { kind: 'image', format: 'avif', contentType: 'image/avif' } as const;
const HEIC = { kind: 'image', format: 'heic', contentType: 'image/heic' } as const;
const MP4 = { kind: 'video', format: 'mp4', contentType: 'video/mp4' } as const;
const MOV = { kind: 'video', format: 'mov', contentType: 'video/quicktime' } as const;
const WEBM = { kind: 'video', format: 'webm', contentType: 'video/webm' } as const;

/** Judges by content alone; the name and the declared type of an upload are anybody's claim. Total. */
export function sniff(head: Buffer): Sniffed {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return JPEG;
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return PNG;
  if (ascii(head, 0, 4) === 'RIFF') return riff(ascii(head, 8, 12));
  if (ascii(head, 4, 8) === 'ftyp') return isoBrands(head);
  // QuickTime files from before `ftyp` start with one of its other boxes.
  if (['moov', 'mdat', 'wide', 'free', 'skip'].includes(ascii(head, 4, 8))) return MOV;
  if (startsWith(head, [0x1a, 0x45, 0xdf, 0xa3])) {
    return ascii(head, 0, 64).includes('webm') ? WEBM : other('a Matroska video');
  }
  return other(nameOf(head));
}

function riff(form: string): Sniffed {
  if (form === 'WEBP') return WEBP;
  return other(form === 'AVI ' ? 'an AVI video' : 'a RIFF file');
}

/** ISO base media file format: the brands at its start say what is inside. */
function isoBrands(head: Buffer): Sniffed {
  const end = Math.min(head.readUInt32BE(0), head.length, 256);
  const brands = [ascii(head, 8, 12)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(ascii(head, at, at + 4));
  const main = brands[0] ?? '';
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return AVIF;
  if (brands.some((brand) => ['heic', 'heix', 'heim', 'heis', 'mif1', 'msf1'].includes(brand))) return HEIC;
  if (main === 'qt  ') return MOV;
  if (main.startsWith('M4A')) return other('a sound file');
  return MP4;
}

const NAMES: [name: string, starts: (head: Buffer) => boolean][] = [
  ['a GIF picture', (head) => ascii(head, 0, 4) === 'GIF8'],
  ['a PDF document', (head) => ascii(head, 0, 5) === '%PDF-'],
  ['a ZIP archive', (head) => startsWith(head, [0x50, 0x4b, 0x03, 0x04])],
  ['a TIFF picture', (head) => ascii(head, 0, 4) === 'II*\0' || ascii(head, 0, 4) === 'MM\0*'],
  ['a BMP picture', (head) => ascii(head, 0, 2) === 'BM'],
  ['an SVG drawing', (head) => /<svg[\s>]/i.test(head.toString('utf8'))],
  ['a web page', (head) => /<(!doctype html|html[\s>])/i.test(head.toString('utf8'))],
  ['an MP3 sound file', (head) => ascii(head, 0, 3) === 'ID3'],
  ['a text file', (head) => !head.some((byte) => byte < 9 || (byte > 13 && byte < 32))],
];

const nameOf = (head: Buffer) => NAMES.find(([, starts]) => starts(head))?.[0] ?? 'of a kind that we do not know';
const other = (found: string): Sniffed => ({ kind: 'other', found });
const startsWith = (head: Buffer, bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
const ascii = (head: Buffer, from: number, to: number) => head.toString('latin1', from, to);
