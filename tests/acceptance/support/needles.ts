import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { makeTempFolder } from '@argument/testing';

/** Where every call of the suites claims to come from; the platform believes it, as the call comes by this machine. */
export const CLIENT_ADDRESS = '203.0.113.77';

const secrets = new Set<string>();
/** Notes what must never be kept in the clear. */
export const noteSecret = (secret: string | undefined): void => {
  if (secret && secret.length >= 8) secrets.add(secret);
};
export const needles = (): string[] => [CLIENT_ADDRESS, ...secrets];

/**
 * Which of the texts stand in which files of the folder: `file: text`. grep looks for all of them at once, where Node
 * would go through hundreds of megabytes for each.
 */
export async function findIn(folder: string, texts: readonly string[], skip: RegExp): Promise<string[]> {
  const patterns = await makeTempFolder();
  try {
    const list = join(patterns.path, 'texts');
    await writeFile(list, texts.join('\n'));
    const files = (await filesWith(list, folder)).filter((file) => !skip.test(relative(folder, file)));
    const found = await Promise.all(
      files.map(async (file) => {
        const bytes = await readFile(file);
        const hits = texts.filter((text) => bytes.includes(text));
        return hits.map((text) => `${relative(folder, file)}: ${text}`);
      }),
    );
    return found.flat();
  } finally {
    await patterns.remove();
  }
}

/** Files with a line of the list in them, whatever else they are; those that vanish meanwhile are left out. */
async function filesWith(list: string, folder: string): Promise<string[]> {
  const args = ['-rlaF', '--no-messages', '-f', list, folder];
  const { stdout } = await promisify(execFile)('grep', args, { env: { LC_ALL: 'C' }, maxBuffer: 2 ** 24 }).catch(
    (error: { code?: number; stdout: string }) => {
      // 1: nothing found; 2: a file was gone, and what was found all the same is said.
      if (error.code === 1 || error.code === 2) return error;
      throw error;
    },
  );
  return stdout.split('\n').filter(Boolean);
}
