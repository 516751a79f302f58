import type { Auth } from './auth.js';
import { type Answer, addressOf, type Method, type Options, type PathOf, type PlainCall } from './calls.js';
import { errorOf, unreachable } from './problem.js';
import { nextTryMs, pause } from './retry.js';

export interface ClientOptions {
  /** Where the platform answers, such as `https://ar.example.com`; the page's own origin when left out. */
  baseUrl?: string;
  /** Nobody when left out: enough for what is public. */
  auth?: Auth;
  /** Sent with every call, such as `x-workspace`. */
  headers?: () => Record<string, string>;
  /** How often a call that may be sent twice is tried again after trouble on the way; 2 when left out. */
  retries?: number;
  /** Milliseconds after which an attempt is given up; none when left out. */
  timeoutMs?: number;
}

/** Calls of the API by method and path; what they take and give comes from the OpenAPI document. */
export class Client {
  constructor(private readonly options: ClientOptions = {}) {}

  get<P extends PathOf<'get'>>(path: P, ...[given]: Options<'get', P>): Promise<Answer<'get', P>> {
    return this.#call('get', path, given);
  }

  post<P extends PathOf<'post'>>(path: P, ...[given]: Options<'post', P>): Promise<Answer<'post', P>> {
    return this.#call('post', path, given);
  }

  patch<P extends PathOf<'patch'>>(path: P, ...[given]: Options<'patch', P>): Promise<Answer<'patch', P>> {
    return this.#call('patch', path, given);
  }

  delete<P extends PathOf<'delete'>>(path: P, ...[given]: Options<'delete', P>): Promise<Answer<'delete', P>> {
    return this.#call('delete', path, given);
  }

  /** The address of a call, for tools that fetch by themselves. */
  address(path: string, call: PlainCall = {}): string {
    return addressOf(this.options.baseUrl ?? '', path, call);
  }

  /**
   * The answer as it comes, for streams and protocols of their own. An expired token is renewed once. What makes something
   * new carries an idempotency key, so that it is made once however often it is tried.
   * @throws ApiError when the answer is not a success; the signal's reason when it was given up
   */
  async request(method: Method, path: string, call: PlainCall = {}): Promise<Response> {
    const repeatable = asRepeatable(method, call);
    for (let tries = 0; ; tries += 1) {
      try {
        return await this.#authorised(method, path, repeatable ?? call);
      } catch (error) {
        const wait = repeatable && tries < (this.options.retries ?? 2) ? nextTryMs(tries, error) : null;
        if (wait === null) throw error;
        await pause(wait, call.signal);
      }
    }
  }

  /** The types of `M` and `P` say what the body holds: JSON, a file, or nothing. */
  async #call<M extends Method, P extends PathOf<M>>(method: M, path: P, given: unknown): Promise<Answer<M, P>> {
    const response = await this.request(method, path, given as PlainCall | undefined);
    return (await bodyOf(response)) as Answer<M, P>;
  }

  async #authorised(method: Method, path: string, call: PlainCall): Promise<Response> {
    const { auth } = this.options;
    let response = await this.#once(method, path, call);
    if (response.status === 401 && auth && !call.anonymous) {
      if (await auth.renew?.()) response = await this.#once(method, path, call);
      if (response.status === 401) auth.refused?.();
    }
    if (!response.ok) throw await errorOf(response);
    return response;
  }

  async #once(method: Method, path: string, call: PlainCall): Promise<Response> {
    const { auth, headers: always, timeoutMs } = this.options;
    const known = call.anonymous ? {} : { ...(await auth?.headers()), ...always?.() };
    const headers = new Headers({ ...known, ...call.headers });
    const init: RequestInit = { method: method.toUpperCase(), headers, credentials: 'same-origin' };
    if (isRaw(call.body)) init.body = call.body;
    else if (call.body !== undefined) {
      headers.set('content-type', 'application/json');
      init.body = JSON.stringify(call.body);
    }
    const timeout = timeoutMs ? AbortSignal.timeout(timeoutMs) : undefined;
    const signal = call.signal && timeout ? AbortSignal.any([call.signal, timeout]) : (call.signal ?? timeout);
    if (signal) init.signal = signal;
    const address = this.address(path, call);
    try {
      return await fetch(address, init);
    } catch (cause) {
      if (call.signal?.aborted) throw cause;
      throw unreachable(cause);
    }
  }
}

/** The call as it may be sent twice; null when it may not. */
function asRepeatable(method: Method, call: PlainCall): PlainCall | null {
  if (method === 'get' || method === 'head') return call;
  if (method !== 'post' || call.anonymous || isRaw(call.body) || call.headers?.['tus-resumable']) return null;
  return { ...call, headers: { 'idempotency-key': newKey(), ...call.headers } };
}

/** Pages over plain HTTP have no `randomUUID`. */
const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('-');

const isRaw = (body: unknown): body is FormData | Blob => body instanceof FormData || body instanceof Blob;

/** JSON as what it says; an attachment, and whatever is no JSON, as a file. */
async function bodyOf(response: Response): Promise<unknown> {
  const { headers } = response;
  const json = headers.get('content-type')?.includes('json') ?? false;
  if (json && !headers.get('content-disposition')?.startsWith('attachment')) return response.json();
  const blob = await response.blob();
  return blob.size === 0 ? undefined : blob;
}
