import { captureException, close, init } from '@sentry/node';
import { currentContext } from './context.js';

/** Sends errors that need a person; expected ones (a bad request, a corrupt file) are only logged. */
export interface ErrorReporter {
  report(error: unknown, extra?: Record<string, unknown>): void;
  /** Waits for what is on its way, at most 2 s. */
  close(): Promise<void>;
}

export interface SentryOptions {
  /** Absent: nothing is sent anywhere. */
  dsn?: string | undefined;
  service: string;
  release?: string;
  environment?: string;
}

export function initSentry({ dsn, service, release, environment = 'production' }: SentryOptions): ErrorReporter {
  if (dsn === undefined) return { report: () => undefined, close: async () => undefined };
  init({
    dsn,
    environment,
    serverName: service,
    // Nothing about people: no addresses, cookies, headers, bodies or query values.
    dataCollection: {
      userInfo: false,
      cookies: false,
      httpHeaders: false,
      httpBodies: [],
      urlQueryParams: false,
      databaseQueryData: false,
      queues: false,
      stackFrameVariables: false,
    },
    ...(release === undefined ? {} : { release }),
  });
  return {
    report: (error, extra = {}) => {
      captureException(error, { tags: { service, ...currentContext() }, extra });
    },
    close: async () => {
      await close(2_000);
    },
  };
}
