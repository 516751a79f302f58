import fc from 'fast-check';
import { mp4WithDuration, pngHeader } from '../../../test/made-files.js';
import { sniff } from './sniff.js';

const ftyp = (main: string, ...compatible: string[]) => {
  const brands = [main, '\x00\x00\x00\x00', ...compatible].join('');
  const head = Buffer.from(`\x00\x00\x00\x00ftyp${brands}`, 'latin1');
  head.writeUInt32BE(head.length, 0);
  return head;
};

describe('sniff', () => {
  it.each([
    ['jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0])],
    ['png', pngHeader(1, 1)],
    ['webp', Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1')],
    ['avif', ftyp('avif', 'mif1', 'miaf')],
    ['avif', ftyp('mif1', 'avif')],
    ['heic', ftyp('heic', 'mif1')],
    ['mp4', mp4WithDuration(1)],
    ['mov', ftyp('qt  ')],
    ['mov', Buffer.from('\x00\x00\x00\x08wide\x00\x00\x00\x00mdat', 'latin1')],
    ['webm', Buffer.from('\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm', 'latin1')],
  ])('knows %s', (format, head) => {
    expect(sniff(head)).toMatchObject({ format });
  });

  it.each([
    ['a GIF picture', 'GIF89a'],
    ['an SVG drawing', '\n<!-- logo -->\n<svg width="1">'],
    ['a PDF document', '%PDF-1.7'],
    ['a ZIP archive', 'PK\x03\x04'],
    ['an AVI video', 'RIFF\x10\x00\x00\x00AVI LIST'],
    ['a Matroska video', '\x1a\x45\xdf\xa3\x9f\x42\x82\x88matroska'],
    ['a sound file', '\x00\x00\x00\x14ftypM4A \x00\x00\x00\x00'],
    ['a web page', '<!DOCTYPE html><title>'],
    ['a text file', 'Hello, I am called photo.jpg'],
    ['of a kind that we do not know', '\x01\x02\x03'],
  ])('calls %s by its name', (found, head) => {
    expect(sniff(Buffer.from(head, 'latin1'))).toEqual({ kind: 'other', found });
  });

  it('has an answer for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(['image', 'video', 'other']).toContain(sniff(Buffer.from(bytes)).kind);
      }),
    );
  });
});
