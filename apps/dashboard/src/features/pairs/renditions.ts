import type { Image, Rendition, Video } from '@argument/contracts';

/** The newer formats of a picture are for those who look at a link; here the first ones do. */
const isCompact = ({ name }: Rendition): boolean => name.includes('-');
const bySize = (a: Rendition, b: Rendition): number => (a.width ?? 0) - (b.width ?? 0);
const pictures = (image: Image | undefined): Rendition[] =>
  (image?.renditions ?? [])
    .filter((rendition) => rendition.contentType.startsWith('image/') && !isCompact(rendition))
    .sort(bySize);

/** The smallest rendition that is at least 160 px wide, for lists. */
export function smallPicture(image: Image | undefined): string | null {
  const sorted = pictures(image);
  return (sorted.find(({ width }) => (width ?? 0) >= 160) ?? sorted.at(-1))?.url ?? null;
}

/** The smallest rendition that fills a large preview, about 1200 px. */
export function largePicture(image: Image | undefined): string | null {
  const sorted = pictures(image);
  return (sorted.find(({ width }) => (width ?? 0) >= 1200) ?? sorted.at(-1))?.url ?? null;
}

/** The largest rendition, to cut parts from. */
export const largestPicture = (image: Image | undefined): string | null => pictures(image).at(-1)?.url ?? null;

/** What can play of a video: the smallest MP4, which starts soonest. */
export function playable(video: Video | undefined): string | null {
  const sorted = (video?.renditions ?? []).filter(({ contentType }) => contentType.startsWith('video/')).sort(bySize);
  return sorted[0]?.url ?? null;
}

/** Its files hold colours on their left half and what is seen of them on the right. */
export const isPacked = (video: Video | undefined): boolean =>
  video?.renditions.some(({ name }) => name.startsWith('packed-')) ?? false;

const FORMATS: Record<string, string> = { avif: 'AVIF', webp: 'WebP' };

/** A rendition's name as people read it: `small-webp` is "small, WebP". */
export const renditionWords = (name: string): string =>
  name.replace(/-(\w+)$/, (whole, format: string) => (FORMATS[format] ? `, ${FORMATS[format]}` : whole));
