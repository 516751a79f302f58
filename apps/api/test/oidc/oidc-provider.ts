import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export interface OidcServer {
  issuer: string;
  /** Signs in there as a person does and agrees; answers the `?...` that the browser comes back with. */
  signIn(authorizationUrl: string, login: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts `provider.mjs` beside this file for one client. */
export async function startOidcServer(redirectUri: string): Promise<OidcServer> {
  const program = path.resolve(import.meta.dirname ?? __dirname, 'provider.mjs');
  const child = fork(program, [redirectUri], { stdio: ['ignore', 'pipe', 'ignore', 'ipc'], execArgv: [] });
  const gone = once(child, 'exit');
  const issuer = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()));
    child.once('exit', (code) => reject(new Error(`The provider ended with ${code}.`)));
  });
  return {
    issuer,
    signIn: (url, login) => walk(issuer, redirectUri, url, login),
    stop: async () => {
      child.kill();
      await gone;
    },
  };
}

/** Follows redirects, fills in the two forms, keeps cookies: what a browser does, without one. */
async function walk(issuer: string, redirectUri: string, start: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = start;
  let form: URLSearchParams | null = null;
  for (let step = 0; step < 12; step++) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer: Response = await fetch(at, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';', 1);
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const location = answer.headers.get('location');
    if (location?.startsWith(redirectUri)) return new URL(location).search;
    if (location) {
      at = new URL(location, issuer).href;
      form = null;
      continue;
    }
    const prompt = /name="prompt" value="(\w+)"/.exec(await answer.text())?.[1];
    if (!prompt) throw new Error(`The provider shows neither a form nor a way on: ${answer.status} at ${at}.`);
    form = new URLSearchParams({ prompt, ...(prompt === 'login' ? { login, password: 'any' } : {}) });
  }
  throw new Error('The provider sends the browser in circles.');
}
