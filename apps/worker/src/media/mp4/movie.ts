import { allowOnly, type Box, boxesIn, boxOf, only, UnusualMp4Error } from './boxes.js';
import { readSamples, type Span } from './samples.js';

/** What is played of a file's index, and nothing of what a camera notes beside it. */
export interface Movie {
  /** Of the picture, ms. */
  durationMs: number;
  hasSound: boolean;
  /** The index for bytes that lie `shift` further on than in the source. */
  build(shift: number): Buffer;
}

interface Track {
  kind: 'vide' | 'soun';
  durationMs: number;
  chunks: readonly Span[];
  build(shift: number): Buffer;
}

/** Places, names and settings that a camera writes; what plays is elsewhere. */
const NOTES = new Set(['udta', 'meta', 'free', 'skip', 'iods', 'uuid', 'tref', 'tapt']);
const withoutNotes = (boxes: readonly Box[]) => boxes.filter(({ type }) => !NOTES.has(type));

/**
 * @param data where the samples lie in the file
 * @throws UnusualMp4Error for anything but one film in H.264 with at most one sound in AAC, whole and within the file
 */
export function readMovie(moov: Buffer, data: Span): Movie {
  const boxes = withoutNotes(boxesIn(moov));
  allowOnly(boxes, new Set(['mvhd', 'trak']));
  const header = undated(only(boxes, 'mvhd'));
  const tracks = boxes.filter(({ type }) => type === 'trak').map(({ body }) => readTrack(body));
  const [video, ...moreVideo] = tracks.filter(({ kind }) => kind === 'vide');
  const sounds = tracks.filter(({ kind }) => kind === 'soun');
  if (!video || moreVideo.length > 0 || sounds.length > 1) throw new UnusualMp4Error('There are several films in it.');
  assertFilled(
    data,
    tracks.flatMap(({ chunks }) => chunks),
  );
  return {
    durationMs: video.durationMs,
    hasSound: sounds.length > 0,
    build: (shift) => boxOf('moov', header, ...[video, ...sounds].map((track) => track.build(shift))),
  };
}

/** Every byte is of one sample: what none refers to would be handed on unseen, and what two refer to hides as much. */
function assertFilled(data: Span, chunks: readonly Span[]): void {
  let at = data.start;
  for (const { start, end } of chunks.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (start !== at) throw new UnusualMp4Error('There is more in it than the film, or the same twice.');
    at = end;
  }
  if (at !== data.end) throw new UnusualMp4Error('There is more in it than the film, or less.');
}

function readTrack(trak: Buffer): Track {
  const boxes = withoutNotes(boxesIn(trak));
  allowOnly(boxes, new Set(['tkhd', 'edts', 'mdia']));
  const media = withoutNotes(boxesIn(only(boxes, 'mdia').body));
  allowOnly(media, new Set(['mdhd', 'hdlr', 'minf']));
  const handler = only(media, 'hdlr');
  const kind = handler.body.toString('latin1', 8, 12);
  if (kind !== 'vide' && kind !== 'soun') throw new UnusualMp4Error(`There is a track of ${kind}.`);
  const information = withoutNotes(boxesIn(only(media, 'minf').body));
  allowOnly(information, new Set([kind === 'vide' ? 'vmhd' : 'smhd', 'dinf', 'stbl']));
  assertSelfContained(only(information, 'dinf').body);
  const timescale = timescaleOf(only(media, 'mdhd').body);
  const samples = readSamples(only(information, 'stbl').body, kind);
  const edits = boxes.filter(({ type }) => type === 'edts').map(({ bytes }) => bytes);
  const before = information.filter(({ type }) => type !== 'stbl').map(({ bytes }) => bytes);
  return {
    kind,
    durationMs: (samples.duration / timescale) * 1_000,
    chunks: samples.chunks,
    build: (shift) =>
      boxOf(
        'trak',
        undated(only(boxes, 'tkhd')),
        ...edits,
        boxOf(
          'mdia',
          undated(only(media, 'mdhd')),
          nameless(kind),
          boxOf('minf', ...before, boxOf('stbl', ...samples.build(shift))),
        ),
      ),
  };
}

/** The same header without the times of its making. */
function undated({ bytes }: Box): Buffer {
  const copy = Buffer.from(bytes);
  const width = copy[8] === 1 ? 8 : 4;
  if (copy.length < 12 + 2 * width) throw new UnusualMp4Error('A header is cut off.');
  copy.fill(0, 12, 12 + 2 * width);
  return copy;
}

function timescaleOf(header: Buffer): number {
  const at = header[0] === 1 ? 20 : 12;
  const timescale = at + 4 <= header.length ? header.readUInt32BE(at) : 0;
  if (timescale === 0) throw new UnusualMp4Error('A track has no scale of time.');
  return timescale;
}

/** Cameras write their names into it. */
function nameless(kind: 'vide' | 'soun'): Buffer {
  const body = Buffer.alloc(25);
  body.write(kind, 8, 'latin1');
  return boxOf('hdlr', body);
}

/** The samples are in this very file: no address of another one. */
function assertSelfContained(dinf: Buffer): void {
  const { body } = only(boxesIn(dinf), 'dref');
  const [entry, ...others] = boxesIn(body.subarray(8));
  const isHere = entry?.type === 'url ' && entry.body.length === 4 && entry.body.readUInt32BE(0) === 1;
  if (!isHere || others.length > 0) throw new UnusualMp4Error('Its samples may lie elsewhere.');
}
