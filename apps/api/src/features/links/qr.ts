import { Pdf } from '../../core/print/pdf.js';
import { qrPng, qrSvg } from '../../core/print/qr-code.js';

export interface QrFile {
  contentType: string;
  body: Buffer;
}

const MM_PER_POINT = 25.4 / 72;

/** `size` is the side with its quiet zone: pixels for PNG and SVG, points for PDF. */
export async function drawQr(
  text: string,
  { format, size, color }: { format: 'png' | 'svg' | 'pdf'; size: number; color: string },
): Promise<QrFile> {
  switch (format) {
    case 'png':
      return { contentType: 'image/png', body: await qrPng(text, size, color) };
    case 'svg':
      return { contentType: 'image/svg+xml; charset=utf-8', body: await qrSvg(text, size, color) };
    case 'pdf': {
      const side = size * MM_PER_POINT;
      const pdf = await Pdf.create(text);
      pdf.addPage(side, side).qr(text, { x: 0, y: 0, width: side, height: side }, color);
      return { contentType: 'application/pdf', body: await pdf.save() };
    }
  }
}
