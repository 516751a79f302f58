import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { decode, encode, type PictureFormat, readMetadata, shrink } from './pictures.js';

/** A picture file to be made. Pixels. */
export interface PictureStep {
  name: string;
  format: PictureFormat;
  width: number;
  height: number;
}

/** What the picture process can be asked; files lie in its folder. */
export const pictureTasks = {
  async metadata({ file }: { file: string }) {
    const { exif, ...facts } = await readMetadata(file);
    return { ...facts, exif: exif?.toString('base64') ?? null };
  },

  /** Decodes the original once; each picture comes from the next larger one. Writes `<name>.<format>` beside the file. */
  async derive({ file, pictures }: { file: string; pictures: PictureStep[] }) {
    const [largest] = pictures;
    if (!largest) return [];
    let pixels = await decode(file, largest);
    const made: string[] = [];
    for (const { name, format, width, height } of pictures) {
      pixels = await shrink(pixels, { width, height });
      const target = path.join(path.dirname(file), `${name}.${format}`);
      await writeFile(target, await encode(pixels, format));
      made.push(target);
    }
    return made;
  },
} as const;

export type PictureTasks = typeof pictureTasks;
export type PictureTaskName = keyof PictureTasks;
/** A line to the process, and the line that it answers. */
export interface PictureRequest {
  task: PictureTaskName;
  input: unknown;
}
export type PictureAnswer =
  | { result: unknown }
  | { error: { kind: 'unreadable' | 'too_many_pixels'; message: string } };
