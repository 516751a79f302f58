import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';

/** Writes a copy of an MP4 with `bytes` behind its film that players pass over: long to send, quick to code. */
export async function writePaddedVideo(source: string, target: string, bytes: number): Promise<void> {
  const box = Buffer.alloc(8);
  box.writeUInt32BE(bytes + 8, 0);
  box.write('free', 4);
  await writeFile(target, Buffer.concat([await readFile(source), box, randomBytes(bytes)]));
}
