import { FREE_PLAN, type PictureArea } from '@argument/contracts';

/** Pixels to cut out and how large to draw them: no smaller than an upload may be, no larger than it may be. */
export function planCrop(area: PictureArea, source: { width: number; height: number }) {
  const x = Math.round(area.left * source.width);
  const y = Math.round(area.top * source.height);
  const width = Math.max(1, Math.min(source.width - x, Math.round(area.width * source.width)));
  const height = Math.max(1, Math.min(source.height - y, Math.round(area.height * source.height)));
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  const grow = Math.max(1, FREE_PLAN.imageMinWidth / long, FREE_PLAN.imageMinHeight / short);
  const scale = Math.min(grow, FREE_PLAN.imageMaxSide / long);
  return { x, y, width, height, outWidth: Math.ceil(width * scale), outHeight: Math.ceil(height * scale) };
}

/** Cuts a part out of a picture in the browser.
 * @throws Error when the browser cannot read the picture */
export async function cropPicture(url: string, area: PictureArea, name: string): Promise<File> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error('The picture could not be loaded. Reload the page and try again.');
  const bitmap = await createImageBitmap(await answer.blob());
  const { x, y, width, height, outWidth, outHeight } = planCrop(area, bitmap);
  const canvas = document.createElement('canvas');
  canvas.width = outWidth;
  canvas.height = outHeight;
  canvas.getContext('2d')?.drawImage(bitmap, x, y, width, height, 0, 0, outWidth, outHeight);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.92));
  if (!blob) throw new Error('This browser could not cut the picture. Crop it in another program and upload it.');
  return new File([blob], name, { type: 'image/jpeg' });
}
