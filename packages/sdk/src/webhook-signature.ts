/** Headers of a delivery, in lower case. */
export interface WebhookHeaders {
  'webhook-id': string;
  'webhook-timestamp': string;
  'webhook-signature': string;
}

/** Seconds that a delivery may be old, or ahead of this clock. */
const MAX_AGE = 300;

/**
 * Whether a delivery came from the platform: its signature (HMAC-SHA256, as Standard Webhooks say) fits the secret, and it is not
 * older than five minutes. `body` is the text as it arrived, not what it parses to.
 */
export async function isGenuineWebhook(
  secret: string,
  headers: WebhookHeaders,
  body: string,
  now: Date = new Date(),
): Promise<boolean> {
  const sentAt = Number(headers['webhook-timestamp']);
  if (!(Math.abs(now.getTime() / 1000 - sentAt) <= MAX_AGE)) return false;
  const key = await crypto.subtle.importKey(
    'raw',
    bytesOf(secret.replace(/^whsec_/, '')),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['verify'],
  );
  const signed = new TextEncoder().encode(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`);
  const given = headers['webhook-signature'].split(' ').filter((part) => part.startsWith('v1,'));
  // Comparing is left to the platform's verify, which takes the same time for every wrong signature.
  const fits = await Promise.all(
    given.map((part) => crypto.subtle.verify('HMAC', key, bytesOf(part.slice('v1,'.length)), signed)),
  );
  return fits.includes(true);
}

/** Of Base64; nothing of what is none. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}
