import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readIndex, signMarker } from '@argument/vision/many';
import { compileMarker } from '@argument/vision/track';
import { drawPicture, photographs } from './pictures.mjs';

/** Pictures, the pieces of photographs among them, and their markers and signatures, compiled once and kept in a folder.
 * @param until when to stop, ms of performance.now(): undefined for what was not done by then */
export async function targetsOf(count, folder, until) {
  await mkdir(folder, { recursive: true });
  const real = (await photographs()).slice(0, Math.floor(count / 8));
  const targets = [];
  for (let number = 0; number < count; number++) {
    const files = ['marker', 'signature'].map((name) =>
      join(folder, `${number < real.length ? 'p' : 'd'}${number}.${name}`),
    );
    const picture = () => (number < real.length ? real[number] : drawPicture(number));
    let [marker, signature] = await Promise.all(files.map((file) => readFile(file).catch(() => null)));
    if (!marker || !signature) {
      if (performance.now() > until) return undefined;
      marker = compileMarker(picture());
      const key = createHash('sha256').update(marker).digest('hex').slice(0, 32);
      signature = signMarker(marker, key);
      await writeFile(files[0], marker);
      await writeFile(files[1], signature);
    }
    targets.push({ picture, marker: new Uint8Array(marker), signature: readIndex(new Uint8Array(signature)) });
  }
  return targets;
}
