import { hash, verify } from '@node-rs/argon2';
import { verify as verifyBcrypt } from '@node-rs/bcrypt';

/** argon2id, 46 MiB, one pass: the first choice of OWASP's password storage cheat sheet. */
const COST = { algorithm: 2, memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/**
 * False for a wrong password. Without a stored hash it takes as long as with one, so that time does not tell which
 * accounts exist. Hashes of bcrypt, brought along from elsewhere, are believed too.
 */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  if (stored !== null && isBcrypt(stored)) return verifyBcrypt(password, stored);
  const matches = await verify(stored ?? (await decoy()), password);
  return stored !== null && matches;
}

/** True for what is to be hashed anew at the next sign-in: another algorithm, or less memory than today's. */
export function isOutdated(stored: string): boolean {
  const memory = /^\$argon2id\$v=19\$m=(\d+),/.exec(stored)?.[1];
  return memory === undefined || Number(memory) < COST.memoryCost;
}

const isBcrypt = (stored: string) => /^\$2[abxy]\$/.test(stored);

let decoyHash: Promise<string> | undefined;
function decoy(): Promise<string> {
  decoyHash ??= hashPassword('no account has this password');
  return decoyHash;
}
