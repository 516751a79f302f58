import { toString as draw } from 'qrcode';

/** A QR code as SVG, dark on white, with the quiet zone left to whoever frames it. */
export const drawQr = (text: string): Promise<string> =>
  draw(text, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' });
