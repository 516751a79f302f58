import { open } from 'node:fs/promises';

/** ffmpeg's name of the reader for a file. */
export type Demuxer = 'mov' | 'matroska';
/** `other`: a picture, a sound or a playlist that ffmpeg could read and that we do not want it to. */
export type Sniffed = Demuxer | 'other' | 'unknown';

/** Tells by the first bytes what a file is; its name is a stranger's word. */
export async function sniffVideo(path: string): Promise<Sniffed> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0);
    return sniffHead(buffer.subarray(0, bytesRead));
  } finally {
    await file.close();
  }
}

/** First boxes of MP4 and MOV files; old cameras begin with something else than `ftyp`. */
const FIRST_BOXES = new Set(['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip', 'pnot']);
const EBML = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);
const OTHERS = ['GIF8', 'RIFF', 'OggS', 'FLV', '\x89PNG', '\xff\xd8\xff', 'ID3', 'fLaC', '\x00\x00\x01\xba', 'FWS'];

export function sniffHead(head: Buffer): Sniffed {
  if (head.subarray(0, 4).equals(EBML)) return 'matroska';
  if (FIRST_BOXES.has(head.toString('latin1', 4, 8))) return 'mov';
  const text = head.toString('latin1');
  return OTHERS.some((start) => text.startsWith(start)) ? 'other' : 'unknown';
}
