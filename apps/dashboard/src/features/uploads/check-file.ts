import { FREE_PLAN, type Quota } from '@argument/contracts';
import { formatBytes } from '../../lib/format';

export type FileKind = 'picture' | 'video';

const endings: Record<FileKind, RegExp> = {
  picture: /\.(jpe?g|png|webp|avif|heic|heif)$/i,
  video: /\.(mp4|m4v|webm|mov)$/i,
};

/** What the file chooser offers. */
export const ACCEPT: Record<FileKind, string> = {
  picture: 'image/jpeg,image/png,image/webp,image/avif,image/heic,.heic,.heif',
  video: 'video/mp4,video/webm,video/quicktime,.mov,.m4v',
};

type Named = Pick<File, 'name' | 'type'>;

/** Picture, video, or neither. The name decides where the browser doesn't know the type (HEIC, MOV). */
export function kindOf(file: Named): FileKind | null {
  if (endings.picture.test(file.name)) return 'picture';
  if (endings.video.test(file.name)) return 'video';
  if (/^image\/(jpeg|png|webp|avif|heic|heif)$/.test(file.type)) return 'picture';
  if (/^video\/(mp4|webm|quicktime|x-m4v)$/.test(file.type)) return 'video';
  return null;
}

type Limits = Pick<Quota['uploads'], 'imageBytes' | 'videoBytes'>;

/** Why a file cannot be taken, in words; null when it can be tried. The server has the last word. */
export function refusal(kind: FileKind, file: Named & Pick<File, 'size'>, limits: Limits = FREE_PLAN): string | null {
  if (kindOf(file) !== kind) {
    return kind === 'picture'
      ? `"${file.name}" is not a picture. Use JPEG, PNG, WebP, AVIF or HEIC.`
      : `"${file.name}" is not a video. Use MP4, WebM or MOV.`;
  }
  if (file.size === 0) return `"${file.name}" is empty. Export it once more.`;
  const limit = kind === 'picture' ? limits.imageBytes : limits.videoBytes;
  if (file.size > limit)
    return `"${file.name}" has ${formatBytes(file.size)}, and the limit is ${formatBytes(limit)}. Export it smaller.`;
  return null;
}

/** Why a picture of this size (pixels) cannot be taken. */
export function sizeRefusal(width: number, height: number): string | null {
  const { imageMinWidth, imageMinHeight, imageMaxSide } = FREE_PLAN;
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  if (long < imageMinWidth || short < imageMinHeight)
    return `This picture has ${width} × ${height} pixels. It needs at least ${imageMinWidth} × ${imageMinHeight}.`;
  if (long > imageMaxSide)
    return `This picture has ${width} × ${height} pixels. At most ${imageMaxSide} on a side can be read; export it smaller.`;
  return null;
}
