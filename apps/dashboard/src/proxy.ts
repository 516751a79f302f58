import { type NextRequest, NextResponse } from 'next/server';
import { contentPolicy, NONCE_HEADER } from './lib/content-policy';

/** Gives each page a policy with a nonce of its own; Next puts it on its scripts when it finds it in the request. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(18))).toString('base64');
  const policy = contentPolicy(nonce, process.env.NODE_ENV === 'development');
  const headers = new Headers(request.headers);
  headers.set(NONCE_HEADER, nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  return response;
}

/** Pages; the files of the build run nothing. */
export const config = { matcher: ['/((?!_next/|api/|files/|p/).*)'] };
