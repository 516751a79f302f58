import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { waitFor } from '@argument/testing';

const TIMEOUT_MS = 20_000;

/** The newest message to somebody that holds an address with this path; gives the address, whole and decoded. */
export function mailedAddress(home: string, to: string, path: string): Promise<string> {
  return waitFor(`a message to ${to} with ${path}`, () => newest(join(home, 'mail'), to, path), TIMEOUT_MS);
}

async function newest(folder: string, to: string, path: string): Promise<string | null> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(`-${to}.eml`)).sort();
  for (const name of names.reverse()) {
    const found = addressIn(await readFile(join(folder, name), 'utf8'), path);
    if (found) return found;
  }
  return null;
}

/** Messages are quoted-printable: long lines are broken by `=`, and `=` itself is `=3D`. */
function addressIn(message: string, path: string): string | null {
  const text = message.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
  return text.split(/\s+/).find((word) => /^https?:/.test(word) && word.includes(`${path}?`)) ?? null;
}
