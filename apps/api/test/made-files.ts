/** A PNG as far as its header goes: enough to be taken for one. */
export function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(64);
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(header);
  header.write('IHDR', 12, 'latin1');
  header.writeUInt32BE(width, 16);
  header.writeUInt32BE(height, 20);
  return header;
}

/** An MP4 without any frame, whose index stands behind `mediaBytes` of media and says that it runs for `seconds`. */
export function mp4WithDuration(seconds: number, mediaBytes = 100, version: 0 | 1 = 0): Buffer {
  const movieHeader = Buffer.alloc(version === 0 ? 100 : 112);
  movieHeader[0] = version;
  if (version === 0) {
    movieHeader.writeUInt32BE(1000, 12);
    movieHeader.writeUInt32BE(seconds * 1000, 16);
  } else {
    movieHeader.writeUInt32BE(1000, 20);
    movieHeader.writeBigUInt64BE(BigInt(seconds * 1000), 24);
  }
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\x00\x00\x02\x00isomiso2avc1mp41', 'latin1')),
    box('mdat', Buffer.alloc(mediaBytes, 5)),
    box('moov', box('mvhd', movieHeader)),
  ]);
}

function box(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(content.length + 8, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, content]);
}
