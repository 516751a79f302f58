import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont, type PDFImage, type PDFPage, rgb } from 'pdf-lib';
import { type QrCode, qrRuns } from './qr-code.js';

const POINTS_PER_MM = 72 / 25.4;
const require = createRequire(import.meta.url);
const FONTS = {
  regular: require.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
} as const;

/** A rectangle on a page in mm, from its top left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface TextStyle {
  /** Height of the letters with their room, mm. */
  size: number;
  /** Such as `#16161a`. */
  color: string;
  weight?: keyof typeof FONTS;
  /** The letters shrink until the line is at most this wide, mm. */
  maxWidth?: number;
}

/** A document in mm from the top left, whose pages are drawn one after the other. */
export class Pdf {
  private constructor(
    private readonly document: PDFDocument,
    private readonly fonts: Map<keyof typeof FONTS, PDFFont>,
  ) {}

  static async create(title: string): Promise<Pdf> {
    const document = await PDFDocument.create();
    document.setTitle(title);
    document.setProducer('ARgument');
    document.registerFontkit(fontkit);
    return new Pdf(document, new Map());
  }

  addPage(width: number, height: number): Page {
    return new Page(this, this.document.addPage([width * POINTS_PER_MM, height * POINTS_PER_MM]), height);
  }

  /** The bytes of a JPEG go into the file as they are; nothing is decoded. */
  embedJpeg(bytes: Uint8Array): Promise<PDFImage> {
    return this.document.embedJpg(bytes);
  }

  embedPng(bytes: Uint8Array): Promise<PDFImage> {
    return this.document.embedPng(bytes);
  }

  /** Goes into the file as a whole: fontkit's subsets of this font lack letters. */
  async font(weight: keyof typeof FONTS): Promise<PDFFont> {
    const loaded = this.fonts.get(weight);
    if (loaded) return loaded;
    const font = await this.document.embedFont(await readFile(FONTS[weight]));
    this.fonts.set(weight, font);
    return font;
  }

  async save(): Promise<Buffer> {
    return Buffer.from(await this.document.save());
  }
}

export class Page {
  constructor(
    private readonly pdf: Pdf,
    private readonly page: PDFPage,
    private readonly height: number,
  ) {}

  rectangle(box: Box, color: string): void {
    this.page.drawRectangle({ ...this.place(box), color: colorOf(color) });
  }

  image(image: PDFImage, box: Box): void {
    this.page.drawImage(image, this.place(box));
  }

  qr(code: QrCode, { x, y, width }: Box, color: string): void {
    for (const run of qrRuns(code)) {
      const box = { x: x + run.x * width, y: y + run.y * width, width: run.width * width, height: run.height * width };
      this.rectangle(box, color);
    }
  }

  /** One line whose letters stand on `baseline`; letters that the font lacks are left out. */
  async text(words: string, x: number, baseline: number, style: TextStyle): Promise<void> {
    const font = await this.pdf.font(style.weight ?? 'regular');
    const known = new Set(font.getCharacterSet());
    const line = [...words].filter((letter) => known.has(letter.codePointAt(0) ?? 0)).join('');
    const size = style.size * POINTS_PER_MM;
    const width = font.widthOfTextAtSize(line, size) / POINTS_PER_MM;
    this.page.drawText(line, {
      x: x * POINTS_PER_MM,
      y: (this.height - baseline) * POINTS_PER_MM,
      size: size * Math.min(1, (style.maxWidth ?? width) / width || 1),
      font,
      color: colorOf(style.color),
    });
  }

  private place({ x, y, width, height }: Box): Box {
    return {
      x: x * POINTS_PER_MM,
      y: (this.height - y - height) * POINTS_PER_MM,
      width: width * POINTS_PER_MM,
      height: height * POINTS_PER_MM,
    };
  }
}

function colorOf(hex: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255,
  );
  return rgb(red, green, blue);
}
