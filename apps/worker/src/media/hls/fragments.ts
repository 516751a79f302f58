import { type FileHandle, open } from 'node:fs/promises';

/** A piece of a fragmented MP4 that starts with a key frame. Bytes within the file; seconds. */
export interface Fragment {
  start: number;
  bytes: number;
  at: number;
  seconds: number;
}

/** A fragmented MP4 as HLS sees it. */
export interface FragmentedFile {
  /** Bytes at the beginning that describe the streams. */
  initBytes: number;
  fragments: Fragment[];
  /** As RFC 6381 writes them, such as `avc1.4d401e,mp4a.40.2`. */
  codecs: string;
}

interface Box {
  name: string;
  start: number;
  bytes: number;
}

/**
 * Reads where the fragments of a file lie (ISO/IEC 14496-12, movie fragments).
 *
 * @param totalSeconds length of the film; the last fragment's is what is left
 * @throws Error when the file is none of the kind that {@link VideoTool.fragment} writes
 */
export async function readFragments(path: string, totalSeconds: number): Promise<FragmentedFile> {
  const file = await open(path, 'r');
  try {
    const boxes = await topLevel(file);
    const moov = boxes.find(({ name }) => name === 'moov');
    if (!moov) throw new Error(`${path} has no header.`);
    const header = await contents(file, moov);
    const track = videoTrack(header);
    const starts: Omit<Fragment, 'seconds'>[] = [];
    for (const [index, box] of boxes.entries()) {
      const data = boxes[index + 1];
      if (box.name !== 'moof' || data?.name !== 'mdat') continue;
      const at = decodeTime(await contents(file, box), track.id) / track.timescale;
      starts.push({ start: box.start, bytes: box.bytes + data.bytes, at });
    }
    const fragments = starts.map((fragment, index) => {
      const next = starts[index + 1]?.at ?? Math.max(totalSeconds, fragment.at + 0.04);
      return { ...fragment, seconds: next - fragment.at };
    });
    return { initBytes: moov.start + moov.bytes, fragments, codecs: codecsOf(header) };
  } finally {
    await file.close();
  }
}

async function topLevel(file: FileHandle): Promise<Box[]> {
  const { size } = await file.stat();
  const boxes: Box[] = [];
  for (let start = 0; start + 8 <= size; ) {
    const { buffer } = await file.read(Buffer.alloc(16), 0, 16, start);
    const short = buffer.readUInt32BE(0);
    const bytes = short === 1 ? Number(buffer.readBigUInt64BE(8)) : short;
    if (bytes < 8) throw new Error(`A box at ${start} has no length.`);
    boxes.push({ name: buffer.toString('latin1', 4, 8), start, bytes });
    start += bytes;
  }
  return boxes;
}

const contents = async (file: FileHandle, { start, bytes }: Box): Promise<Buffer> =>
  (await file.read(Buffer.alloc(bytes - 8), 0, bytes - 8, start + 8)).buffer;

/** The contents of all boxes of a name directly within others. */
function inside(parent: Buffer, name: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at + 8 <= parent.length; ) {
    const bytes = parent.readUInt32BE(at);
    if (bytes < 8) break;
    if (parent.toString('latin1', at + 4, at + 8) === name) found.push(parent.subarray(at + 8, at + bytes));
    at += bytes;
  }
  return found;
}

const descend = (parent: Buffer, ...names: string[]): Buffer | undefined =>
  names.reduce<Buffer | undefined>((box, name) => box && inside(box, name)[0], parent);

function videoTrack(moov: Buffer): { id: number; timescale: number } {
  for (const track of inside(moov, 'trak')) {
    const [head, media, handler] = [
      descend(track, 'tkhd'),
      descend(track, 'mdia', 'mdhd'),
      descend(track, 'mdia', 'hdlr'),
    ];
    if (!head || !media || handler?.toString('latin1', 8, 12) !== 'vide') continue;
    // Version 1 has times of eight bytes before them.
    return { id: head.readUInt32BE(head[0] === 1 ? 20 : 12), timescale: media.readUInt32BE(media[0] === 1 ? 20 : 12) };
  }
  throw new Error('The file has no track of video.');
}

/** When the fragment begins, in the track's units. */
function decodeTime(moof: Buffer, trackId: number): number {
  for (const track of inside(moof, 'traf')) {
    const [head, time] = [descend(track, 'tfhd'), descend(track, 'tfdt')];
    if (!time || head?.readUInt32BE(4) !== trackId) continue;
    return time[0] === 1 ? Number(time.readBigUInt64BE(4)) : time.readUInt32BE(4);
  }
  throw new Error('A fragment has no video.');
}

function codecsOf(moov: Buffer): string {
  const avc = moov.indexOf('avcC');
  const video = `avc1.${moov.toString('hex', avc + 5, avc + 8)}`;
  return moov.includes('mp4a') ? `${video},mp4a.40.2` : video;
}
