import { AsyncLocalStorage } from 'node:async_hooks';
import type { Principal } from '../../core/auth/principal.js';
import type { Checksum } from './checksum.js';

/** What the protocol's library does not pass on to a store. */
export interface TusContext {
  me: Principal;
  checksum: Checksum | null;
  /** What to answer instead of the library's own words. */
  problem?: unknown;
}

const storage = new AsyncLocalStorage<TusContext>();

export const runInTus = <T>(context: TusContext, work: () => T): T => storage.run(context, work);

/** @throws Error outside of a request */
export function tusContext(): TusContext {
  const context = storage.getStore();
  if (!context) throw new Error('The upload store was used outside of a request.');
  return context;
}
