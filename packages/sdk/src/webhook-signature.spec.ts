import { createHmac, randomBytes } from 'node:crypto';
import { isGenuineWebhook } from './webhook-signature.js';

const key = randomBytes(32);
const secret = `whsec_${key.toString('base64')}`;
const now = new Date('2026-01-01T12:00:00Z');
const body = '{"type":"video.ready"}';

function headersOf(text = body, secondsAgo = 0) {
  const timestamp = String(now.getTime() / 1000 - secondsAgo);
  const signature = createHmac('sha256', key).update(`one.${timestamp}.${text}`).digest('base64');
  return { 'webhook-id': 'one', 'webhook-timestamp': timestamp, 'webhook-signature': `v1,AAAA v1,${signature}` };
}

it('believes what the secret signed, within five minutes', async () => {
  expect(await isGenuineWebhook(secret, headersOf(), body, now)).toBe(true);
  expect(await isGenuineWebhook(secret, headersOf(body, 299), body, now)).toBe(true);
  expect(await isGenuineWebhook(secret, headersOf(body, 301), body, now)).toBe(false);
});

it.each([
  ['another body', { ...headersOf(), body: '{"type":"video.failed"}' }],
  ['another id', { ...headersOf(), 'webhook-id': 'two' }],
  ['no time', { ...headersOf(), 'webhook-timestamp': '' }],
  ['no signature', { ...headersOf(), 'webhook-signature': '' }],
  ['a signature that is no Base64', { ...headersOf(), 'webhook-signature': 'v1,%%%' }],
])(
  'does not believe %s',
  async (_, { body: text = body, ...headers }: ReturnType<typeof headersOf> & { body?: string }) => {
    expect(await isGenuineWebhook(secret, headers, text, now)).toBe(false);
  },
);
