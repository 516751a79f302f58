import { kindOf } from './check-file';

export interface FilePair<F> {
  picture: F | null;
  video: F | null;
}

const stem = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\.[^.]+$/, '')
    .replace(/[\s_-]+/g, '');

/**
 * Sorts dropped files into pairs: a video goes with the picture of the same name; what is left goes together in the order it
 * came. Files that are neither are given back.
 */
export function pairFiles<F extends Pick<File, 'name' | 'type'>>(
  files: readonly F[],
): { pairs: FilePair<F>[]; other: F[] } {
  const pictures = files.filter((file) => kindOf(file) === 'picture');
  const videos = new Set(files.filter((file) => kindOf(file) === 'video'));
  const take = (video: F | undefined): F | null => {
    if (video) videos.delete(video);
    return video ?? null;
  };
  const pairs: FilePair<F>[] = pictures.map((picture) => ({
    picture,
    video: take([...videos].find((video) => stem(video.name) === stem(picture.name))),
  }));
  for (const pair of pairs) pair.video ??= take([...videos][0]);
  for (const video of videos) pairs.push({ picture: null, video });
  return { pairs, other: files.filter((file) => kindOf(file) === null) };
}
