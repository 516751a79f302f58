/** One box of ISO 14496-12 within a buffer. */
export interface Box {
  type: string;
  /** The whole box, header included. */
  bytes: Buffer;
  body: Buffer;
}

/** The file is not of the simple kind that is handled here; other tools may well read it. */
export class UnusualMp4Error extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnusualMp4Error';
  }
}

/** The boxes that follow each other in a buffer. @throws UnusualMp4Error when they do not fill it exactly */
export function boxesIn(buffer: Buffer): Box[] {
  const boxes: Box[] = [];
  for (let at = 0; at < buffer.length; ) {
    const size = at + 8 <= buffer.length ? buffer.readUInt32BE(at) : 0;
    if (size < 8 || at + size > buffer.length) throw new UnusualMp4Error('A box has an odd size.');
    const bytes = buffer.subarray(at, at + size);
    boxes.push({ type: bytes.toString('latin1', 4, 8), bytes, body: bytes.subarray(8) });
    at += size;
  }
  return boxes;
}

export function boxOf(type: string, ...parts: readonly Buffer[]): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.length, 0), 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, ...parts]);
}

/** The only box of a type. @throws UnusualMp4Error when there is none, or more than one */
export function only(boxes: readonly Box[], type: string): Box {
  const [box, ...others] = boxes.filter((candidate) => candidate.type === type);
  if (!box || others.length > 0) throw new UnusualMp4Error(`There is not exactly one ${type}.`);
  return box;
}

/** @throws UnusualMp4Error when there is anything else */
export function allowOnly(boxes: readonly Box[], types: ReadonlySet<string>): void {
  for (const { type } of boxes) if (!types.has(type)) throw new UnusualMp4Error(`A box ${type} is not expected here.`);
}
