import { ApiError, toProblem, unreachable } from './problem';
import { forget, readToken, refresh } from './session';
import { workspaceHeader } from './workspace';

const BASE = '/api/v1';

export type Query = Record<string, string | number | boolean | null | undefined>;

export interface Call {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  body?: unknown;
  query?: Query;
  signal?: AbortSignal | undefined;
  /** Sent without a token; a 401 is then an answer like any other. */
  anonymous?: boolean;
  headers?: Record<string, string>;
}

/** Address of an API call, empty values left out. */
export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  }
  const tail = search.toString();
  return `${BASE}${path}${tail ? `?${tail}` : ''}`;
}

async function once(path: string, call: Call): Promise<Response> {
  const token = readToken();
  const known = token && !call.anonymous ? { authorization: `Bearer ${token}`, ...workspaceHeader() } : {};
  const headers = new Headers({ ...known, ...call.headers });
  if (call.body !== undefined) headers.set('content-type', 'application/json');
  const init: RequestInit = { method: call.method ?? 'GET', headers, credentials: 'same-origin' };
  if (call.body !== undefined) init.body = JSON.stringify(call.body);
  if (call.signal) init.signal = call.signal;
  try {
    return await fetch(address(path, call.query), init);
  } catch (cause) {
    if (call.signal?.aborted) throw cause;
    throw unreachable(cause);
  }
}

/**
 * Calls the API and gives the answer, whatever its body. An expired token is renewed once.
 * @throws ApiError when the answer is not a success
 */
export async function send(path: string, call: Call = {}): Promise<Response> {
  let response = await once(path, call);
  if (response.status === 401 && !call.anonymous) {
    if (await refresh()) response = await once(path, call);
    if (response.status === 401) forget();
  }
  if (!response.ok) {
    const wait = Number(response.headers.get('retry-after'));
    const problem = toProblem(response.status, await response.json().catch(() => null));
    throw new ApiError(problem, undefined, wait > 0 ? wait * 1000 : null);
  }
  return response;
}

/** Calls the API and reads JSON; undefined for an answer without a body. */
export async function api<T>(path: string, call: Call = {}): Promise<T> {
  const response = await send(path, call);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}
