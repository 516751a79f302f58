import { z } from 'zod';

/** A TCP port; 0 asks the system for a free one. */
export const port = (fallback: number) =>
  z.coerce
    .number('Use a port number.')
    .int('Use a port number.')
    .min(0)
    .max(65535, 'Ports end at 65535.')
    .default(fallback);

/** `1`, `true`, `yes`, `on` and their opposites. */
export const flag = (fallback: boolean) => z.stringbool({ error: 'Use true or false.' }).default(fallback);

/** An address of one of the given protocols (without the colon). */
export const address = (...protocols: string[]) =>
  z.string().refine((value) => protocols.includes(protocolOf(value)), {
    error: `Use an address that starts with ${protocols.map((protocol) => `${protocol}://`).join(' or ')}.`,
  });

/** An http(s) address without the slash at its end, so that paths can be appended. */
export const origin = address('http', 'https').transform((value) => value.replace(/\/+$/, ''));

function protocolOf(value: string): string {
  return URL.canParse(value) ? new URL(value).protocol.slice(0, -1) : '';
}
