import { type DestinationStream, type Logger as PinoLogger, pino, stdSerializers, stdTimeFunctions } from 'pino';
import { currentContext } from './context.js';
import { prettyStream } from './pretty.js';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

/** `logger.info({ imageId }, 'Image ready')`; errors go under `err`. */
export type Logger = PinoLogger;

export interface LoggerOptions {
  /** Name of the process: `api`, `worker`, ... */
  service: string;
  level?: LogLevel;
  /** JSON lines for machines, or short lines for the terminal of someone who runs everything on one computer. */
  format?: 'json' | 'pretty';
  /** Standard output unless given. */
  destination?: DestinationStream;
  /** Gets each line as JSON, too, whatever the format here. */
  copyTo?: DestinationStream | null;
}

/** Values under these names never reach a log. */
const SECRETS = [
  'password',
  'passwordHash',
  'token',
  'accessToken',
  'refreshToken',
  'secret',
  'authorization',
  'cookie',
];

export function createLogger({
  service,
  level = 'info',
  format = 'json',
  destination,
  copyTo = null,
}: LoggerOptions): Logger {
  const output = destination ?? pino.destination({ dest: 1, sync: false, minLength: 0 });
  const here = format === 'pretty' ? prettyStream(output) : output;
  return pino(
    {
      level,
      base: { service },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: stdSerializers.err },
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' },
      mixin: () => ({ ...currentContext() }),
    },
    copyTo === null ? here : both(here, copyTo),
  );
}

const both = (here: DestinationStream, there: DestinationStream): DestinationStream => ({
  write: (line) => {
    here.write(line);
    there.write(line);
  },
});
