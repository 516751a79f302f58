import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where every call of the suites claims to come from; the platform believes it, as the call comes by this machine. */
export const CLIENT_ADDRESS = '203.0.113.77';

const secrets = new Set<string>();
/** Notes what must never be kept in the clear. */
export const noteSecret = (secret: string | undefined): void => {
  if (secret && secret.length >= 8) secrets.add(secret);
};
export const needles = (): string[] => [CLIENT_ADDRESS, ...secrets];

/** Bytes read at a time. */
const PART = 8 * 1024 * 1024;

/** Which of the texts stand in which files of the folder: `file: text`. Files that vanish meanwhile are left out. */
export async function findIn(folder: string, texts: readonly string[], skip: RegExp): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || skip.test(path.slice(folder.length + 1))) continue;
    const hits = await findInFile(path, texts).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    found.push(...hits.map((text) => `${path.slice(folder.length + 1)}: ${text}`));
  }
  return found;
}

async function findInFile(path: string, texts: readonly string[]): Promise<string[]> {
  const overlap = Math.max(...texts.map((text) => text.length));
  const file = await open(path);
  const found = new Set<string>();
  try {
    const buffer = Buffer.alloc(PART + overlap);
    let kept = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, kept, PART, null);
      if (bytesRead === 0) return [...found];
      const part = buffer.subarray(0, kept + bytesRead);
      for (const text of texts) if (part.includes(text)) found.add(text);
      kept = Math.min(overlap, part.length);
      part.copy(buffer, 0, part.length - kept);
    }
  } finally {
    await file.close();
  }
}
