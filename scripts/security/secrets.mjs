// Finds what looks like a secret in the files that git knows: `node scripts/security/secrets.mjs`, part of `npm run lint`.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What secrets of well-known makers look like, and keys as such. */
const SHAPES = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/=]{20}/],
  ['an AWS key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['a GitHub token', /\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_[A-Za-z0-9_]{60,}/],
  ['a token of a package registry', /\bnpm_[A-Za-z0-9]{36}\b|_authToken *= *[^\s${]{8,}/],
  ['a Slack token', /\bxox[abprs]-[A-Za-z0-9-]{20,}/],
  ['a Stripe key', /\b[rs]k_live_[A-Za-z0-9]{20,}/],
  ['a Google key', /\bAIza[A-Za-z0-9_-]{35}\b/],
  ['an API key of ours', /\barg_[A-Za-z0-9_-]{43}\b/],
  ['a webhook secret of ours', /\bwhsec_[A-Za-z0-9+/]{43}=/],
  ['a signed token', /\beyJ[A-Za-z0-9_-]{20,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{20,}/],
  [
    'an address with a password',
    /\b(?:postgres(?:ql)?|rediss?|smtps?|amqps?|mongodb):\/\/[^\s:/@'"`$]+:(?=[^\s@]*\d)[^\s@'"`${<]{8,}@/,
  ],
];
/** Long texts of the kind that random makes, given to something that is called a secret. */
const NAMED = /(?:secret|passw(?:or)?d|token|api_?key)["']?\s*[:=]\s*["']([A-Za-z0-9+/_=-]{24,})["']/gi;
const NO_TEXT = /\.(png|jpe?g|webp|avif|ico|woff2?|mp4|wasm|pdf|argm|mmdb|gz)$|(^|\/)package-lock\.json$/;

/** Bits for each character: words have about 3, random Base64 has over 4. */
function entropy(text) {
  const counts = new Map();
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

/** `line: what` of everything in a text that looks like a secret. */
export function secretsIn(text) {
  return text.split('\n').flatMap((line, index) => {
    const shapes = SHAPES.filter(([, shape]) => shape.test(line)).map(([what]) => what);
    const named = [...line.matchAll(NAMED)].filter(([, value]) => entropy(value) > 4 && /\d/.test(value));
    return [...shapes, ...named.map(() => 'a long random text')].map((what) => `${index + 1}: ${what}`);
  });
}

/** `file:line: what` of everything that git keeps or would keep. */
export function secretsOf(root) {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\0')
    .filter((name) => name !== '' && !NO_TEXT.test(name))
    .flatMap((name) => {
      try {
        return secretsIn(readFileSync(join(root, name), 'utf8')).map((found) => `${name}:${found}`);
      } catch (error) {
        // Deleted, and not yet committed.
        if (error.code === 'ENOENT') return [];
        throw error;
      }
    });
}

if (process.argv[1]?.endsWith('security/secrets.mjs')) {
  const found = secretsOf(fileURLToPath(new URL('../..', import.meta.url)));
  for (const line of found) console.log(line);
  process.exitCode = found.length === 0 ? 0 : 1;
}
