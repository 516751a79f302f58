// The pictures that the score is calibrated on: drawn ones of many kinds, photographs and what bad files do to them.
import { readdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { DRAWN_PRINTS, drawPrint, listAllPhotographs, readGray } from '@argument/testing';

const EDITS = [
  ['', {}],
  ['-part', { part: { left: 0.55, top: 0.05, width: 0.4, height: 0.35 } }],
  ['-faint', { contrast: 0.25 }],
  ['-soft', { blur: 5 }],
];

/** @param {string | undefined} folder with more pictures, as they are
 * @returns {Promise<{ name: string, read: () => Promise<{ width: number, height: number, data: Uint8Array }> }[]>} */
export async function listPictures(folder) {
  const drawn = DRAWN_PRINTS.map((print) => ({ name: print.name, read: () => drawPrint(print) }));
  const photographs = listAllPhotographs().flatMap(({ name, file }) =>
    EDITS.map(([suffix, edit]) => ({ name: `photo-${name}${suffix}`, read: () => readGray(file, edit) })),
  );
  const files = folder ? (await readdir(folder)).filter((file) => /\.(jpe?g|png|webp)$/i.test(file)).sort() : [];
  const given = files.map((file) => ({ name: parse(file).name, read: () => readGray(join(folder, file)) }));
  return [...drawn, ...photographs, ...given];
}
