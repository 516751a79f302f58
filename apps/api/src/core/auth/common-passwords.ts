import { dictionary } from '@zxcvbn-ts/language-common';
import { errors } from '../errors/errors.js';

/** Words that anybody would try first here. */
const OUR_WORDS = ['argument', 'webar', 'dashboard', 'password', 'passwort'];
/** Characters that must be left of a password when everything that is known has been taken out of it. */
const OF_ITS_OWN = 6;
/** Shorter parts of a name stand in any text by chance. */
const SHORTEST_WORD = 4;

const common: ReadonlySet<string> = new Set(Object.values(dictionary).flat().map(String));

/** Whom a password is for. */
interface Owner {
  email: string;
  name: string;
}

/**
 * Refuses what is guessed first: passwords that many people use, one character or row again and again, and those made of
 * the owner's name or address or of ours. @throws ProblemError 422
 */
export function mustNotBeCommon(password: string, owner?: Owner): void {
  const text = password.toLowerCase();
  const guessed = common.has(text) || common.has(text.replaceAll(/[^a-z]/g, '')) || isRepeated(text);
  if (guessed || rest(text, owner).length < OF_ITS_OWN) throw errors.commonPassword();
}

/** The same few characters over and over. */
const isRepeated = (text: string): boolean => new Set(text).size < 4 || /^(.{1,5})\1+.{0,4}$/.test(text);

/** What is left without words that are known, and without what stands between words. */
function rest(text: string, owner: Owner | undefined): string {
  const personal = owner ? [...owner.email.split(/[@.+_-]/), ...owner.name.split(/\s+/)] : [];
  const words = [...OUR_WORDS, ...personal.map((word) => word.toLowerCase())];
  return words
    .filter((word) => word.length >= SHORTEST_WORD)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), text)
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
