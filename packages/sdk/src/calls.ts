import type { Calls } from './generated/calls.js';

export type Method = keyof Calls;
export type PathOf<M extends Method> = keyof Calls[M] & string;

/** Said with any call. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Sent without credentials; a 401 is then an answer like any other. */
  anonymous?: boolean | undefined;
  headers?: Record<string, string> | undefined;
}

type Fields<C> = Omit<C, 'answer'>;

/** What a call takes: `path`, `query` and `body` as the document describes them. */
export type Given<M extends Method, P extends PathOf<M>> = Fields<Calls[M][P]> & CallOptions;

/** The options of a call; they may be left out where nothing in them is required. */
export type Options<M extends Method, P extends PathOf<M>> =
  Record<never, never> extends Fields<Calls[M][P]> ? [given?: Given<M, P>] : [given: Given<M, P>];

export type Answer<M extends Method, P extends PathOf<M>> = Calls[M][P] extends { answer: infer A } ? A : never;

/** Values of a query; empty ones are left out. */
export type Query = Record<string, string | number | boolean | null | undefined>;

/** A call as the transport sees it: the types above have done their part. */
export interface PlainCall extends CallOptions {
  path?: Record<string, string> | undefined;
  query?: Query | undefined;
  body?: unknown;
}

/** Everything of the API stands under this path. */
const BASE = '/api/v1';

/** The address of a call: `{name}` filled in, empty values of the query left out. @throws TypeError without a value for a name */
export function addressOf(baseUrl: string, path: string, { path: values = {}, query = {} }: PlainCall = {}): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (!value) throw new TypeError(`${path} needs a value for ${name}.`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const tail = search.toString();
  return `${baseUrl.replace(/\/+$/, '')}${BASE}${filled}${tail ? `?${tail}` : ''}`;
}
