import type pg from 'pg';

/** Single statements, each a transaction of its own. A running transaction and the client itself are such as well. */
export interface Statements {
  $queryRaw<T = unknown>(sql: TemplateStringsArray, ...values: unknown[]): PromiseLike<T>;
  /** Answers how many rows it wrote. */
  $executeRaw(sql: TemplateStringsArray, ...values: unknown[]): PromiseLike<number>;
}

/** Straight to the server, for the few statements that every job needs; errors are those of `pg`. */
export function directStatements(pool: pg.Pool, nameOf: (query: { sql: string }) => string): Statements {
  const run = (parts: TemplateStringsArray, values: unknown[]) => {
    const text = parts.reduce((sql, part, index) => `${sql}$${index}${part}`);
    return pool.query({ name: nameOf({ sql: text }), text, values });
  };
  return {
    // The caller says what its statement answers, as with Prisma.
    $queryRaw: async <T>(parts: TemplateStringsArray, ...values: unknown[]) => (await run(parts, values)).rows as T,
    $executeRaw: async (parts, ...values) => (await run(parts, values)).rowCount ?? 0,
  };
}
