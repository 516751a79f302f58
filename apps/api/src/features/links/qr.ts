import { ProblemError } from '../../core/errors/problem-error.js';
import { Pdf } from '../../core/print/pdf.js';
import { type QrCode, qrCodeOf, qrRuns } from '../../core/print/qr-code.js';
import { isReadable, type Pixels, paintQr, readPng, toPng } from '../../core/print/qr-raster.js';

export interface QrFile {
  contentType: string;
  body: Buffer;
}

interface Look {
  format: 'png' | 'svg' | 'pdf';
  /** The side with its quiet zone: pixels for PNG and SVG, points for PDF. */
  size: number;
  color: string;
  /** A PNG in Base64. */
  logo?: string;
}

const MM_PER_POINT = 25.4 / 72;

export const qrErrors = {
  badLogo: () => refused('links.qr_bad_logo', 'Send a PNG of 16 to 512 pixels a side.'),
  unreadable: () =>
    refused('links.qr_unreadable', 'With this logo and colour the code cannot be read. Use a smaller or simpler one.'),
};

const refused = (code: string, message: string) =>
  new ProblemError(422, code, 'This code cannot be drawn', message, { errors: [{ path: 'logo', message }] });

/** Draws the code and reads it back before anybody gets it. @throws ProblemError 422 when it could not be read */
export async function drawQr(text: string, { format, size, color, logo }: Look): Promise<QrFile> {
  const picture = logo === undefined ? null : readPng(Buffer.from(logo, 'base64'));
  if (logo !== undefined && picture === null) throw qrErrors.badLogo();
  const code = qrCodeOf(text, picture !== null);
  if (!isReadable(code, color, picture)) throw qrErrors.unreadable();
  switch (format) {
    case 'png':
      return { contentType: 'image/png', body: toPng(paintQr(code, color, size, picture)) };
    case 'svg':
      return { contentType: 'image/svg+xml; charset=utf-8', body: svgOf(code, color, size, picture) };
    case 'pdf':
      return { contentType: 'application/pdf', body: await pdfOf(code, color, size, picture) };
  }
}

const exact = (value: number) => Number(value.toFixed(4));

function svgOf(code: QrCode, color: string, size: number, logo: Pixels | null): Buffer {
  const { side } = code;
  const path = qrRuns(code).map(
    ({ x, y, width }) => `M${exact(x * side)} ${exact(y * side)}h${exact(width * side)}v1h-${exact(width * side)}z`,
  );
  const { x = 0, y = 0, width = 0 } = code.logo ?? {};
  const [left, top, wide] = [x, y, width].map((value) => exact(value * side));
  // Painted anew from its pixels: nothing else of the file that was sent gets into ours.
  const image = logo
    ? `<image x="${left}" y="${top}" width="${wide}" height="${wide}" href="data:image/png;base64,${toPng(logo).toString('base64')}"/>`
    : '';
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#ffffff" d="M0 0h${side}v${side}H0z"/><path fill="${color}" d="${path.join('')}"/>${image}</svg>\n`,
  );
}

async function pdfOf(code: QrCode, color: string, size: number, logo: Pixels | null): Promise<Buffer> {
  const side = size * MM_PER_POINT;
  const pdf = await Pdf.create(code.text);
  const page = pdf.addPage(side, side);
  page.qr(code, { x: 0, y: 0, width: side, height: side }, color);
  if (logo && code.logo) {
    const scale = (code.logo.width * side) / Math.max(logo.width, logo.height);
    const [width, height] = [logo.width * scale, logo.height * scale];
    const middle = (code.logo.x + code.logo.width / 2) * side;
    page.image(await pdf.embedPng(toPng(logo)), {
      x: middle - width / 2,
      y: middle - height / 2,
      width,
      height,
    });
  }
  return pdf.save();
}
