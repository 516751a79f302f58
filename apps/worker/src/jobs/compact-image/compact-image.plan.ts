import type { PictureFormat } from '../../media/sharp/pictures.js';
import { type PictureFacts, planPictures } from '../process-image/process-image.plan.js';

/** A rendition in a newer format: the same picture in fewer bytes, for browsers that read it. */
export interface CompactPicture {
  /** Such as `small-avif`. */
  name: string;
  format: PictureFormat;
  width: number;
  height: number;
}

/** The sizes that {@link planPictures} made, in the formats that it did not make, largest first. */
export function planCompact(facts: Pick<PictureFacts, 'width' | 'height' | 'hasAlpha'>): CompactPicture[] {
  const { format: made, pictures } = planPictures(facts);
  const formats = (['avif', 'webp'] as const).filter((format) => format !== made);
  return pictures.flatMap(({ name, ...size }) =>
    formats.map((format) => ({ name: `${name}-${format}`, format, ...size })),
  );
}
