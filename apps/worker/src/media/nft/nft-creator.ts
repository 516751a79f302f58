import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { giveWay, NICE } from '../give-way.js';
import { findIsolation } from '../sandbox/isolation.js';

/** Files of AR.js' natural feature tracking, and the pixels of the picture that they describe. */
export interface NftFiles {
  iset: string;
  fset: string;
  fset3: string;
}

/**
 * Dots per inch that the creator is told. The tracker's millimetres follow from it, so viewers turn them back into pixels
 * of the compiled picture with this number (it is also stored in the files).
 */
export const NFT_DPI = 72;

/** The creator takes 7 to 20 s for a picture of 640 px on a quiet machine, and many times that on a busy one. */
const TIMEOUT_MS = 900_000;

/**
 * Runs the marker creator in a process of its own: it computes for many seconds without a pause and ends its process
 * itself. It yields to everything else on the machine, as nobody waits for it. `onProgress` gets 0 to 1. The same picture
 * gives the same files.
 *
 * @param picture a PNG with three channels and a density of {@link NFT_DPI}
 * @param options `yields: false` to take its full share of the machine
 */
export async function createNftFiles(
  picture: string,
  folder: string,
  signal: AbortSignal,
  onProgress: (part: number) => void,
  { yields = true } = {},
): Promise<NftFiles> {
  const creator = createRequire(import.meta.url).resolve('@webarkit/nft-marker-creator-app');
  const { parentDeath } = await findIsolation();
  const ends = parentDeath ? ['setpriv', '--pdeathsig', 'KILL'] : [];
  const [program = '', ...args] = [
    ...(yields ? NICE : []),
    ...ends,
    process.execPath,
    creator,
    '-i',
    picture,
    '-o',
    `${folder}/`,
  ];
  const child = spawn(program, args, {
    // With this variable set the creator does not start itself a second time.
    env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=1024' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A session of its own, see giveWay; where the kernel can, it ends with us all the same.
    detached: true,
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
    signal,
  });
  if (yields) giveWay(child);
  const progress = new NftProgress();
  let lastLine = '';
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.trim() !== '') lastLine = line.trim();
    onProgress(progress.read(line));
  });
  child.stderr.on('data', (chunk: Buffer) => {
    lastLine = chunk.toString().trim().slice(-300);
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', (error) => reject(signal.aborted ? signal.reason : error));
    child.once('close', (code) => {
      if (signal.aborted) reject(signal.reason);
      else if (code === 0) resolve();
      else reject(new Error(`The marker creator ended with code ${code}: ${lastLine}`));
    });
  });
  const base = path.join(folder, path.basename(picture, path.extname(picture)));
  return { iset: `${base}.iset`, fset: `${base}.fset`, fset3: `${base}.fset3` };
}

/** Reads the creator's log: it announces its scales, then goes through them from the largest, work growing with the area. */
export class NftProgress {
  private areas: number[] = [];
  private done = 0;

  /** Answers 0 to 1. */
  read(line: string): number {
    const scale = /Image DPI \(\d+\): ([\d.]+)/.exec(line);
    if (scale) this.areas.push(Number(scale[1]) ** 2);
    const started = /Start for ([\d.]+) dpi image/.exec(line);
    if (started) this.done = this.areaAbove(Number(started[1]));
    if (line.includes('Generating FeatureSet3')) this.done = this.total() * 0.95;
    return this.areas.length === 0 ? 0 : this.done / this.total();
  }

  private areaAbove(dpi: number): number {
    return this.areas.filter((area) => area > dpi ** 2 * 1.001).reduce((sum, area) => sum + area, 0);
  }

  private total(): number {
    return this.areas.reduce((sum, area) => sum + area, 0);
  }
}
