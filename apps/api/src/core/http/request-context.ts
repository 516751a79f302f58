import { AsyncLocalStorage } from 'node:async_hooks';

/** What belongs to the request that is being answered. */
export interface RequestContext {
  requestId: string;
  /** `http(s)://host` by which the client reached us, without a slash at its end. */
  origin: string;
  /** When its first bytes arrived; ms since 1970. */
  receivedAt: number;
  /** Coarse kind of client, such as "Chrome on Android". */
  device: string;
  /** The attempt that holds the request's idempotency key; the transaction that changes something notes it. */
  idempotentAttempt?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export const runInRequest = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);

/** Undefined outside of a request. */
export const currentRequest = (): RequestContext | undefined => storage.getStore();
