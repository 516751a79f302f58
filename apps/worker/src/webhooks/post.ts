import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { isPublicAddress } from './public-address.js';

/** What was answered; `ok` for 2xx. */
export interface PostAnswer {
  status: number;
  ok: boolean;
}

/** The address leads somewhere that strangers must not send us to. */
export class ForbiddenTargetError extends Error {}

export interface PostOptions {
  /** The guard is off: addresses of this machine and its networks are reached as well. */
  allowPrivate: boolean;
  timeoutMs?: number;
  /** Addresses of a name. */
  resolve?: (host: string) => Promise<string[]>;
}

const TIMEOUT_MS = 10_000;

const systemResolve = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Posts to an address that a stranger has given. The name is resolved once, every address it has must be public, and the
 * connection goes to the address that was checked: a name that means something else a moment later changes nothing. No
 * redirect is followed and nothing of the answer but its status is read.
 *
 * @throws ForbiddenTargetError before anything is sent
 */
export async function post(
  target: string,
  body: string,
  headers: Record<string, string>,
  { allowPrivate, timeoutMs = TIMEOUT_MS, resolve = systemResolve }: PostOptions,
): Promise<PostAnswer> {
  const url = new URL(target);
  if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new ForbiddenTargetError('This address is not one that webhooks may have.');
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const signal = AbortSignal.timeout(timeoutMs);
  const addresses = isIP(host) ? [host] : await resolve(host);
  const [address] = addresses;
  if (address === undefined) throw new Error('The name has no address.');
  if (!allowPrivate && !addresses.every(isPublicAddress)) {
    throw new ForbiddenTargetError('This address leads into a private network. Webhooks reach public addresses only.');
  }
  return send(url, address, body, headers, signal);
}

function send(
  url: URL,
  address: string,
  body: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<PostAnswer> {
  const secure = url.protocol === 'https:';
  const name = url.hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(
      {
        method: 'POST',
        // The pinned address; the name is only told to the other side.
        host: address,
        port: url.port === '' ? (secure ? 443 : 80) : Number(url.port),
        path: `${url.pathname}${url.search}`,
        headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
        ...(secure && isIP(name) === 0 ? { servername: name } : {}),
        // No connection of another delivery, which may have gone to another address.
        agent: false,
        signal,
      },
      (response) => {
        const status = response.statusCode ?? 0;
        response.destroy();
        resolve({ status, ok: status >= 200 && status < 300 });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
