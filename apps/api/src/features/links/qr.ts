import { PDFDocument, rgb } from 'pdf-lib';
import { create, type QRCode, toBuffer, toString as toText } from 'qrcode';

export interface QrFile {
  contentType: string;
  body: Buffer;
}

/** A quarter of the code may be dirty or torn and it is still read. */
const CORRECTION = 'Q';
/** Modules of white around the code, as ISO 18004 asks. */
const QUIET_ZONE = 4;

/** `size` is the side with its quiet zone: pixels for PNG and SVG, points for PDF. */
export async function drawQr(text: string, format: 'png' | 'svg' | 'pdf', size: number): Promise<QrFile> {
  const options = { errorCorrectionLevel: CORRECTION, margin: QUIET_ZONE, width: size } as const;
  switch (format) {
    case 'png':
      return { contentType: 'image/png', body: await toBuffer(text, { ...options, type: 'png' }) };
    case 'svg': {
      const svg = await toText(text, { ...options, type: 'svg' });
      return { contentType: 'image/svg+xml; charset=utf-8', body: Buffer.from(svg) };
    }
    case 'pdf':
      return { contentType: 'application/pdf', body: await drawPdf(create(text, options), text, size) };
  }
}

/** Vectors, so that it is sharp at any size; each run of dark modules in a row is one rectangle. */
async function drawPdf(code: QRCode, title: string, size: number): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(title);
  const page = pdf.addPage([size, size]);
  const count = code.modules.size;
  const module = size / (count + 2 * QUIET_ZONE);
  for (let row = 0; row < count; row++) {
    for (let start = 0; start < count; start++) {
      if (!code.modules.get(row, start)) continue;
      let end = start + 1;
      while (end < count && code.modules.get(row, end)) end++;
      page.drawRectangle({
        x: (start + QUIET_ZONE) * module,
        y: size - (row + 1 + QUIET_ZONE) * module,
        width: (end - start) * module,
        height: module,
        color: rgb(0, 0, 0),
      });
      start = end;
    }
  }
  return Buffer.from(await pdf.save());
}
