// Which of the calls that tests made stands in the OpenAPI document, and under which names.

const LARGEST = 2_500;
const MOST_ITEMS = 2;
/** Characters of a text; what is longer is a file in Base64. */
const LONGEST_TEXT = 400;
const CUT_TO = 96;
/** Values that tests make up where anything will do, or that say who made them. */
const UGLY = /canary|aaaa|matrix|Evil|<script|\\u0000|"x"/;

/** @typedef {{ operationId: string, request?: unknown, answer?: unknown }} Call */

/**
 * The most telling example of each call: the one that names most fields, the shorter of equals.
 *
 * @param {readonly Call[]} calls
 * @param {(call: Call) => boolean} isValid
 */
export function chooseExamples(calls, isValid) {
  const best = new Map();
  for (const call of calls) {
    if (call.request === undefined && call.answer === undefined) continue;
    const short = { ...call, request: shortened(call.request), answer: shortened(call.answer) };
    const text = JSON.stringify(anonymous(short));
    if (text.length > LARGEST || !isValid(short)) continue;
    const score = fieldsOf(short) - (UGLY.test(text) ? 1_000 : 0);
    const known = best.get(call.operationId);
    const isBetter =
      !known ||
      score > known.score ||
      (score === known.score &&
        (text.length < known.text.length || (text.length === known.text.length && text < known.text)));
    if (isBetter) best.set(call.operationId, { score, text, call: short });
  }
  const sorted = [...best.values()].map(({ call }) => call).sort((a, b) => (a.operationId < b.operationId ? -1 : 1));
  return Object.fromEntries(
    sorted.map(({ operationId, request, answer }) => [operationId, anonymous({ request, answer })]),
  );
}

/** Fields that say something. */
function fieldsOf(value) {
  if (Array.isArray(value)) return value.reduce((sum, item) => sum + fieldsOf(item), 0);
  if (typeof value !== 'object' || value === null) return value === null || value === '' ? 0 : 1;
  return Object.values(value).reduce((sum, item) => sum + fieldsOf(item), 0);
}

function shortened(value) {
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map(shortened);
  if (typeof value === 'string' && value.length > LONGEST_TEXT) return value.slice(0, CUT_TO);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shortened(item)]));
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const SECRET = /^(accessToken|key|secret|token|password|currentPassword|otpauthUri)$/;

/** Without ids, times and secrets of the run; two that were the same stay the same. */
export function anonymous(value) {
  const ids = new Map();
  const idOf = (id) => {
    if (!ids.has(id)) ids.set(id, `01920000-0000-7000-8000-${String(ids.size + 1).padStart(12, '0')}`);
    return ids.get(id);
  };
  const textOf = (text) =>
    text
      .replace(/[\w.+-]+@example\.com/g, 'ada@example.com')
      .replace(UUID, idOf)
      .replace(/https?:\/\/(127\.0\.0\.1|localhost):\d+/g, 'https://ar.example.com')
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, '2026-11-20T09:30:00.000Z')
      .replace(/\b[0-9a-f]{64}\b/g, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
      .replace(/\b[0-9a-f]{32}\b/g, '00112233445566778899aabbccddeeff')
      .replace(/http%3A%2F%2F(127\.0\.0\.1|localhost)%3A\d+/g, 'https%3A%2F%2Far.example.com')
      .replace(/canary-[0-9a-f]{12}/g, 'summer')
      .replace(/\bmatrix\//g, 'originals/')
      .replace(/\b(code|signature|state|nonce|code_challenge)=[\w-]+/g, '$1=example')
      .replace(/expires=\d+/g, 'expires=1790000000');
  const secretOf = (text) => text.replace(/[\w-]{20,}/g, (run) => `${/^[a-z]+_/.exec(run)?.[0] ?? ''}example`);
  const walk = (part, key) => {
    if (typeof part === 'string') return SECRET.test(key) ? secretOf(part) : textOf(part);
    if (Array.isArray(part)) return part.map((item) => walk(item, key));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, walk(item, name)]));
  };
  return walk(value, '');
}
