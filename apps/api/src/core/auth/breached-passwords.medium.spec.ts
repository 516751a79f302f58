import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeTempFolder } from '@argument/testing';
import { BreachedPasswords } from './breached-passwords.js';

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase();

it.each(['\r\n', '\n'])('finds each password of a list and no other, lines ending with %j', async (lineEnd) => {
  const folder = await makeTempFolder();
  const file = path.join(folder.path, 'breached.txt');
  const breached = Array.from({ length: 300 }, (_, n) => `breached ${n}`);
  const lines = breached.map((password, n) => `${sha1(password)}:${10 ** (n % 8)}`).sort();
  await writeFile(file, lines.join(lineEnd));
  const list = new BreachedPasswords({ BREACHED_PASSWORDS_FILE: file });
  for (const password of breached) await expect(list.refuse(password)).rejects.toMatchObject({ status: 422 });
  for (let n = 0; n < 300; n++) await list.refuse(`never seen ${n}`);
  await folder.remove();
});

it('asks nothing without a list, and refuses to guess when the list is gone', async () => {
  await new BreachedPasswords({ BREACHED_PASSWORDS_FILE: undefined }).refuse('anything');
  await expect(new BreachedPasswords({ BREACHED_PASSWORDS_FILE: '/nowhere' }).refuse('anything')).rejects.toThrow();
});
