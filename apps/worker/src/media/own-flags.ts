import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** All that the worker's programs are made of: its own files and the packages. */
export const OWN_CODE: readonly string[] = [fileURLToPath(new URL('../..', import.meta.url)), packagesFolder()];

/**
 * The worker's own flags for a program of its own. Modules loaded first that lie elsewhere are left out: the launcher's
 * looks after the worker alone, and may not be readable to the program.
 */
export function ownFlags(flags: readonly string[] = process.execArgv): string[] {
  const isOwn = (url: string) => OWN_CODE.some((folder) => fileURLToPath(url).startsWith(folder));
  return flags.flatMap((flag, i) => {
    if (flag === '--import') return [];
    if (flags[i - 1] === '--import') return isOwn(flag) ? ['--import', flag] : [];
    return [flag];
  });
}

function packagesFolder(): string {
  const sharp = createRequire(import.meta.url).resolve('sharp');
  return sharp.slice(0, sharp.lastIndexOf(`${path.sep}node_modules${path.sep}`) + '/node_modules'.length);
}
