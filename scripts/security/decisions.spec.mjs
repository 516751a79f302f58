// docs/security/decisions.md says what the code does: each number is read from the source that decides it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = process.cwd();
const read = (path) => readFileSync(join(root, path), 'utf8');
const text = read('docs/security/decisions.md').replaceAll(/\s+/g, ' ');
/** The first group of the pattern, as a number; `12 * 60` and `1_000` are numbers, too. */
const numberIn = (path, pattern) => {
  const found = pattern.exec(read(path))?.[1];
  if (found === undefined) throw new Error(`${path} no longer says ${pattern}.`);
  return found
    .replaceAll('_', '')
    .split('*')
    .map(Number)
    .reduce((product, factor) => product * factor, 1);
};

const LIMITS = 'packages/contracts/src/limits.ts';
const MIB = 1024 * 1024;
const API = 'apps/api/src';

describe('the numbers that are documented', () => {
  it.each([
    ['a minute |', LIMITS, /requestsPerMinute: ([\d_]+)/, (value) => `| ${value} a minute |`],
    [
      'a guess',
      `${API}/features/auth/auth.controller.ts`,
      /name: 'login', limit: (\d+)/,
      (value) => `${value} a minute for a client`,
    ],
    [
      'a code',
      `${API}/features/two-factor/two-factor.service.ts`,
      /TRIES = (\d+)/,
      (value) => `${value} in 15 minutes`,
    ],
    ['a body', `${API}/core/errors/problem.filter.ts`, /BODY_LIMIT_BYTES = ([\d* ]+)/, (value) => `${value / 1024} KB`],
    ['a page', 'packages/contracts/src/paging.ts', /max\((\d+)\)\.default/, (value) => `${value} items`],
    ['a picture', LIMITS, /imageBytes: ([\d* ]+)/, (value) => `${value / MIB} MB, 640 x 480`],
    ['a side', LIMITS, /imageMaxSide: ([\d_]+)/, (value) => `${value} x ${value} px`],
    ['a video', LIMITS, /videoBytes: ([\d* ]+)/, (value) => `${value / MIB} MB, 120 s`],
    ['a clip', LIMITS, /videoDurationMs: ([\d_]+)/, (value) => `, ${value / 1000} s; MP4`],
    ['projects', LIMITS, /projects: (\d+)/, (value) => `${value} projects`],
    ['storage', LIMITS, /storageBytes: ([\d* ]+)/, (value) => `${value / MIB} MB, 1000 views`],
    ['views', LIMITS, /viewsPerMonth: ([\d_]+)/, (value) => `${value} views a month`],
    ['a report', `${API}/features/analytics/period.ts`, /MOST_DAYS = ([\d* ]+)/, (value) => `${value} days`],
    [
      'a short password',
      'packages/contracts/src/account.ts',
      /password = z\.string\(\)\.min\((\d+)/,
      (value) => `${value} to 200 characters`,
    ],
    [
      'argon2id',
      `${API}/core/auth/passwords.ts`,
      /memoryCost: ([\d_]+)/,
      (value) => `argon2id with ${value / 1024} MiB`,
    ],
    [
      'an access token',
      `${API}/core/auth/access-tokens.ts`,
      /ACCESS_TOKEN_SECONDS = ([\d* ]+)/,
      (value) => `live for ${value / 60} minutes`,
    ],
    [
      'a remembered sign-in',
      `${API}/features/auth/sessions.service.ts`,
      /REMEMBERED_MS = (\d+) \* DAY/,
      (value) => `after ${value} days`,
    ],
    [
      'the longest sign-in',
      `${API}/features/auth/sessions.service.ts`,
      /LONGEST_DAYS = (\d+)/,
      (value) => `After ${value} days it ends however much it is used`,
    ],
    [
      'a confirmation',
      `${API}/features/auth/account-mail.service.ts`,
      /VERIFY_MS = (\d+) \* 24/,
      (value) => `for ${value} days`,
    ],
    [
      'a recovery code',
      `${API}/features/two-factor/authenticator.ts`,
      /randomBytes\((\d+)\)/,
      (value) => `${value * 8} random bits`,
    ],
  ])('%s', (_what, path, pattern, words) => {
    expect(text).toContain(words(numberIn(path, pattern)));
  });
});

it('says what a sign-in with an account elsewhere is, and how it ends', () => {
  for (const words of [
    'is a sign-in like any other',
    'signing out there ends nothing here',
    'the second factor is asked for here',
  ])
    expect(text).toContain(words);
});

it('names the words that passwords may not be made of', () => {
  const words = /OUR_WORDS = \[([^\]]+)\]/.exec(read(`${API}/core/auth/common-passwords.ts`))?.[1] ?? '';
  expect(text).toContain(words.replaceAll("'", '`'));
});

it('names only variables that .env.example documents, and files that exist', () => {
  const example = read('.env.example');
  const variables = [...new Set(text.match(/`[A-Z][A-Z0-9]+(_[A-Z0-9]+)+`/g) ?? [])].map((name) => name.slice(1, -1));
  expect(variables.length).toBeGreaterThan(6);
  expect(variables.filter((name) => !example.includes(`${name}=`))).toEqual([]);
  const paths = (text.match(/`(apps|packages)\/[\w./-]+`/g) ?? []).map((path) => path.slice(1, -1));
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
