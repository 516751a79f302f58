import { createHmac } from 'node:crypto';

/** Headers of a delivery as Standard Webhooks 1.0 asks for them. `secret` is `whsec_` and Base64; `now` in ms. */
export function signedHeaders(secret: string, id: string, body: string, now: number): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

/** Pauses before the second, third, ... attempt, ms: a day in all. */
const PAUSES_MS = [5, 30, 120, 600, 1_800, 3_600, 7_200, 14_400, 28_800, 29_845].map((seconds) => seconds * 1000);

/** How long to wait after so many attempts have failed; null when it is time to give up. */
export const pauseAfter = (attempts: number): number | null => PAUSES_MS[attempts - 1] ?? null;
