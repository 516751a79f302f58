import { inBatches } from './in-batches.js';

/** What BullMQ says when a run has ended well: it ends that one and takes the queue's next. */
const END_AND_NEXT = /FROM\s+move_to_completed_fetch\(/;

/** Of the thirteen values, in the order of BullMQ's function. */
const TYPES = [
  'text',
  'text',
  'text',
  'jsonb',
  'bigint',
  'boolean',
  'bigint',
  'integer',
  'bigint',
  'bigint',
  'text',
  'integer',
  'bigint',
];
const NAMES = TYPES.map((_, index) => `v${index + 1}`);
/** How long a job is locked; the one value that the function is given through the rows that are held. */
const LOCK_MS = 8;
const ARGUMENTS = NAMES.map((name, index) => (index === LOCK_MS ? `r.${name} + 0 * held.jobs` : `r.${name}`));
/**
 * The same function for each of many, one after the other, so that no two take the same job. All rows are taken hold of
 * first, or none: whoever waits for a second row while holding a first can meet another who does so the other way round, as
 * the look for stalled jobs and the renewal of locks do.
 */
const MANY = `
  WITH rows AS (
    SELECT 1 FROM job WHERE (queue, id) IN (SELECT * FROM unnest($1::text[], $2::text[])) FOR UPDATE NOWAIT),
  held AS MATERIALIZED (SELECT count(*) AS jobs FROM rows)
  SELECT r.position, next.* FROM held, unnest(${TYPES.map((type, index) => `$${index + 1}::${type}[]`)})
    WITH ORDINALITY AS r(${NAMES}, position), LATERAL move_to_completed_fetch(${ARGUMENTS}) AS next`;

type End = readonly unknown[];
type Rows = { rows: Record<string, unknown>[] };
type Query = (text: string, values: readonly unknown[]) => Promise<Rows>;

/**
 * Runs that end while the server is busy with the end of others go together: one trip and one commit for all of them.
 * A batch is all or nothing; when the server refuses one of them, as for a run that has lost its job, each is asked for
 * by itself and learns its own fate.
 */
export function batchingEnds(query: Query): Query {
  const end = inBatches(async (ends: readonly { text: string; values: End }[]) => {
    const [only] = ends;
    const answers = new Map<End, Rows>();
    if (ends.length === 1 && only) return answers.set(only.values, await query(only.text, only.values));
    const columns = TYPES.map((_, column) => ends.map(({ values }) => values[column]));
    const { rows } = await query(MANY, columns).catch(() => ({ rows: null }));
    if (rows === null) return answers;
    ends.forEach(({ values }, index) => {
      answers.set(values, { rows: rows.filter(({ position }) => Number(position) === index + 1) });
    });
    return answers;
  });
  return async (text, values) => {
    if (!END_AND_NEXT.test(text) || values.length !== TYPES.length) return query(text, values);
    return (await end([{ text, values }])).get(values) ?? query(text, values);
  };
}
