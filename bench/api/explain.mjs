// What a route asks of the database: statements, their time, and the indexes that answer them.
import pg from 'pg';

/** Answers of a route; each is asked anew, none from a cache of the API. */
const ASKED = 20;

/**
 * Asks a route and explains every statement that it makes.
 *
 * @param {{ sql: Function, databaseUrl: string }} api with pg_stat_statements
 * @param {() => Promise<void>} ask
 * @param {readonly string[]} large tables that no route may read whole
 */
export async function explainRoute({ sql, databaseUrl }, ask, large) {
  await ask();
  await sql('SELECT pg_stat_statements_reset()::text');
  for (let asked = 0; asked < ASKED; asked += 1) await ask();
  const rows = await sql(
    `SELECT query, calls::float8 AS calls, total_exec_time AS ms FROM pg_stat_statements
     WHERE query ~* '^\\s*(SELECT|WITH|INSERT|UPDATE)' AND query NOT LIKE '%pg_stat%'`,
  );
  const indexes = new Set();
  const whole = new Set();
  let unexplained = 0;
  // Spoken to in its simple protocol: in the other one it waits for the values that the statement leaves open.
  const client = new pg.Client(databaseUrl);
  await client.connect();
  for (const { query } of rows) {
    const nodes = await plan(client, query);
    if (nodes === null) unexplained += 1;
    for (const node of nodes ?? []) {
      if (node['Index Name']) indexes.add(node['Index Name']);
      if (node['Node Type'] === 'Seq Scan' && large.includes(node['Relation Name'])) whole.add(node['Relation Name']);
    }
  }
  await client.end();
  const sum = (of) => rows.reduce((total, row) => total + Number(of(row)), 0);
  return {
    statements: sum((row) => row.calls) / ASKED,
    ms: sum((row) => row.ms) / ASKED,
    indexes: [...indexes].sort(),
    whole: [...whole],
    unexplained,
  };
}

/** All nodes of the plan that serves every value; null for a statement whose text alone cannot be planned. */
async function plan(client, query) {
  try {
    const { rows } = await client.query(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${query}`);
    return flat(rows[0]['QUERY PLAN'][0].Plan);
  } catch {
    return null;
  }
}

const flat = (node) => [node, ...(node.Plans ?? []).flatMap(flat)];
