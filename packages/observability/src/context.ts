import { AsyncLocalStorage } from 'node:async_hooks';

/** What every log line of a request or a job says. */
export interface LogContext {
  requestId?: string;
  jobId?: string;
  jobName?: string;
  workspaceId?: string;
  userId?: string;
}

const storage = new AsyncLocalStorage<LogContext>();

/** Runs `work`, and everything it starts, with these ids added to those of the surrounding context. */
export function runWithContext<T>(context: LogContext, work: () => T): T {
  return storage.run({ ...storage.getStore(), ...context }, work);
}

export function currentContext(): Readonly<LogContext> {
  return storage.getStore() ?? {};
}

/** Adds ids that are known only later, such as the user's, to the running context; without one it does nothing. */
export function extendContext(context: LogContext): void {
  const current = storage.getStore();
  if (current) Object.assign(current, context);
}
