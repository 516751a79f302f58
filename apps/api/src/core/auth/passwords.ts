import { hash, verify } from '@node-rs/argon2';

/** argon2id, 46 MiB, one pass: the first choice of OWASP's password storage cheat sheet. */
const COST = { algorithm: 2, memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/**
 * False for a wrong password. Without a stored hash it takes as long as with one, so that time does not tell which
 * accounts exist.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await decoy()), password);
  return stored !== null && matches;
}

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  decoyHash ??= hashPassword('no account has this password');
  return decoyHash;
}
