import type { Operation, Request } from '../matrix/requests.js';
import type { Random } from './random.js';
import { CONTENT_TYPES, HEADERS, RAW_BODIES, TEXTS, VALUES } from './values.js';

/** One request as it goes over the wire. */
export interface Attempt {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | FormData | undefined;
}

type Twist = (attempt: Attempt, request: Request, random: Random, operation: Operation) => void;

/** A valid request, with one thing wrong or several. */
export function attemptOf(operation: Operation, request: Request, random: Random): Attempt {
  const attempt = plain(operation, request);
  const twists = operation.body ? [...TWISTS, ...BODY_TWISTS, ...BODY_TWISTS] : TWISTS;
  do random.pick(twists)(attempt, request, random, operation);
  while (random.chance(0.2));
  return attempt;
}

function plain({ method }: Operation, { path, body }: Request): Attempt {
  if (body instanceof FormData) return { method, path, headers: {}, body };
  const json = body === undefined ? undefined : JSON.stringify(body);
  return { method, path, headers: json === undefined ? {} : { 'content-type': 'application/json' }, body: json };
}

/** Without halves of characters, which neither addresses nor forms can carry. */
const whole = (text: string): string => text.replaceAll(/\p{Surrogate}/gu, '\ufffd');

/** A lone surrogate has no place in an address; everything else is encoded as it must be. */
function encoded(text: string): string {
  return encodeURIComponent(whole(text.slice(0, 4_000)));
}

const TWISTS: readonly Twist[] = [
  (attempt, _request, random) => {
    const ids = [...attempt.path.matchAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g)];
    const at = ids.length > 0 ? random.pick(ids) : null;
    if (at) attempt.path = attempt.path.replace(at[0], encoded(random.pick(TEXTS)) || '%20');
  },
  (attempt, _request, random, { query }) => {
    const names = query.length > 0 ? [random.pick(query)] : ['limit'];
    if (random.chance(0.3)) names.push(random.pick(['limit', 'cursor', 'constructor', 'a[b]', '']));
    const pairs = names.map((name) => `${name}=${encoded(random.pick(TEXTS))}`);
    // Given twice, a value becomes a list.
    if (random.chance(0.2)) pairs.push(...pairs);
    attempt.path += `?${pairs.join('&')}`;
  },
  (attempt, _request, random) => {
    attempt.path += `?cursor=${Buffer.from(JSON.stringify(random.pick(CURSORS))).toString('base64url')}`;
  },
  (attempt, _request, random) => {
    attempt.path += random.pick(['?%', '?limit=%ff', '?%00=1', '/', '//', '/..', '/%2e%2e', '?a&a&a', '#x', ';x=1']);
  },
  (attempt, _request, random) => Object.assign(attempt.headers, random.pick(HEADERS)),
];

/** Of the right shape, with contents that no page ever had. */
const CURSORS: readonly unknown[] = [
  ['not a date', '00000000-0000-0000-0000-000000000000'],
  ['9999-99-99T00:00:00Z', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
  ['a\u0000b', '00000000-0000-0000-0000-000000000000'],
  ['', '00000000-0000-0000-0000-000000000000'],
  ['1e400', '00000000-0000-0000-0000-000000000000'],
  [{}, {}],
  [],
  null,
];

const BODY_TWISTS: readonly Twist[] = [
  (attempt, { body }, random) => {
    if (body instanceof FormData) return;
    attempt.body = JSON.stringify(withOneValueChanged(body, random.pick(VALUES), random));
  },
  (attempt, { body }, random, { fields }) => {
    if (body instanceof FormData || typeof body !== 'object' || fields.length === 0) return;
    attempt.body = JSON.stringify({ ...body, [random.pick(fields)]: random.pick(VALUES) });
  },
  (attempt, { body }, random) => {
    if (body instanceof FormData || typeof body !== 'object') return;
    const extra = random.pick(['constructor', 'isOperator', 'workspaceId', 'id', 'a\u0000', 'x'.repeat(5_000), '']);
    attempt.body = JSON.stringify({ ...body, [extra]: random.pick(VALUES) });
  },
  (attempt, { body }, random) => {
    if (body instanceof FormData || typeof body !== 'object' || body === null) return;
    const fields = Object.entries(body);
    const left = fields.length === 0 ? -1 : Math.floor(random.next() * fields.length);
    attempt.body = JSON.stringify(Object.fromEntries(fields.filter((_, index) => index !== left)));
  },
  (attempt, _request, random) => {
    attempt.body = random.pick(RAW_BODIES);
    attempt.headers = { ...attempt.headers, 'content-type': 'application/json' };
  },
  (attempt, _request, random) => {
    if (attempt.body instanceof FormData) attempt.body = random.pick(RAW_BODIES);
    attempt.headers = { ...attempt.headers, 'content-type': random.pick(CONTENT_TYPES) };
  },
  (attempt, { body }, random) => {
    if (!(body instanceof FormData)) return;
    const form = new FormData();
    form.append(random.pick(['projectId', 'file', 'x', '']), whole(random.pick(TEXTS)));
    form.append('file', new Blob([whole(random.pick(TEXTS))]), whole(random.pick(TEXTS)));
    if (random.chance(0.5)) form.append('projectId', whole(random.pick(TEXTS)));
    attempt.body = form;
  },
];

/** The same value with one leaf, or a whole branch, replaced. */
function withOneValueChanged(value: unknown, by: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.chance(0.1)) return by;
  const keys = Object.keys(value);
  if (keys.length === 0) return by;
  const key = random.pick(keys);
  const changed = withOneValueChanged((value as Record<string, unknown>)[key], by, random);
  if (Array.isArray(value)) return value.map((item: unknown, index) => (String(index) === key ? changed : item));
  return { ...value, [key]: changed };
}
