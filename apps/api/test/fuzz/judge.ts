import { contradiction } from '../described-answers.js';
import type { Answer } from '../test-api.js';
import type { Attempt } from './attempts.js';

/** Traces of how the server is made: none of them is anybody's business. */
const INSIDES =
  /\bat \S+ \(|\.[cm]?[jt]s:\d+|node_modules|\/(apps|packages|home|root|tmp|usr)\/|prisma|postgres|ECONN|SELECT |INSERT |\bPG\d|P20\d\d|TypeError|RangeError|SyntaxError|ZodError|undefined is not|\$argon2|\$2[aby]\$/i;

/**
 * What is wrong with an answer; null when nothing is. `secrets` may stand in no answer at all; what the request itself said may
 * come back in the words of a refusal.
 */
export function fault(attempt: Attempt, answer: Answer, secrets: readonly string[]): string | null {
  const { status, headers, text } = answer;
  if (status >= 500 && status !== 503) return `answered ${status}`;
  const secret = secrets.find((value) => text.includes(value));
  if (secret !== undefined) return 'told a secret';
  if (status >= 400) {
    if (!headers.get('content-type')?.startsWith('application/problem+json')) return 'gave an error that is no problem';
    const trace = INSIDES.exec(text)?.[0];
    if (trace !== undefined && !saidBefore(attempt, trace)) return `told of its insides: "${trace}"`;
  }
  return contradiction(attempt.method, new URL(attempt.path, 'http://x').pathname, answer);
}

function saidBefore({ path, body, headers }: Attempt, words: string): boolean {
  return [path, String(body), JSON.stringify(headers)].some((text) => text.toLowerCase().includes(words.toLowerCase()));
}
