import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { writePrivateFile } from '../home/private-file.js';
import { errorCode } from '../start-error.js';

export interface DemoAccount {
  email: string;
  password: string;
}

/** Its owner started the platform, so that this account may look after it. */
export const DEMO_EMAIL = 'demo@argument.example';

/** The account that owns the demo campaign: made up at first start and kept where only this user can read it. */
export async function loadDemoAccount(path: string): Promise<DemoAccount> {
  let text = '';
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
  }
  const known = { email: field(text, 'email'), password: field(text, 'password') };
  if (known.email && known.password) return { email: known.email, password: known.password };
  const fresh = { email: DEMO_EMAIL, password: randomBytes(16).toString('base64url') };
  await writePrivateFile(path, `email: ${fresh.email}\npassword: ${fresh.password}\n`);
  return fresh;
}

const field = (text: string, name: string) => new RegExp(`^${name}: *(\\S+) *$`, 'm').exec(text)?.[1];
