import type { Answer, Given, PathOf } from './calls.js';
import type { Client } from './client.js';

interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Paths whose answer is a page of a list. */
export type ListPath = { [P in PathOf<'get'>]: Answer<'get', P> extends Page<unknown> ? P : never }[PathOf<'get'>];
export type ItemOf<P extends ListPath> = Answer<'get', P> extends Page<infer T> ? T : never;

/** What a list takes besides where it goes on. */
export type ListGiven<P extends ListPath> = Omit<Given<'get', P>, 'query'> & {
  query?: Omit<NonNullable<Given<'get', P> extends { query?: infer Q } ? Q : never>, 'cursor'> | undefined;
};

/** Every item of a list, page after page: `for await (const project of itemsOf(client, '/projects')) ...` */
export async function* itemsOf<P extends ListPath>(
  client: Client,
  path: P,
  given?: ListGiven<P>,
): AsyncGenerator<ItemOf<P>, void, undefined> {
  let cursor: string | null = null;
  do {
    // The path says which options and which page these are; inside the generator it is one of many.
    const get = client.get.bind(client) as (path: P, given: unknown) => Promise<Page<ItemOf<P>>>;
    const page: Page<ItemOf<P>> = await get(path, { ...given, query: { limit: 100, ...given?.query, cursor } });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
