import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AssetStatus,
  image,
  type Link,
  link,
  marker,
  markerAccepted,
  type Problem,
  type Project,
  problem,
  project,
  type SignedIn,
  signedIn,
  uploadAccepted,
  video,
} from '@argument/contracts';
import { CLIENT_ADDRESS, noteSecret } from './needles.js';

/** What reads an answer: a schema of the contracts. */
interface Schema<T> {
  parse(value: unknown): T;
}

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  headers: Headers;
  bytes: Buffer;
  /** The body as JSON; undefined when it is none. */
  json: unknown;
}

export interface Upload {
  name: string;
  type: string;
  bytes: Buffer;
}

/** Fields of bodies and answers that nobody may find anywhere afterwards. */
const SECRET_FIELDS = ['password', 'accessToken', 'secret'] as const;

function noteSecrets(body: unknown, headers: Headers, answer: unknown): void {
  noteSecret(/argument_refresh=([\w-]+)/.exec(headers.get('set-cookie') ?? '')?.[1]);
  for (const object of [body, answer]) {
    if (typeof object !== 'object' || object === null) continue;
    for (const field of SECRET_FIELDS) {
      const value = (object as Record<string, unknown>)[field];
      if (typeof value === 'string') noteSecret(value);
    }
  }
}

const READY_TIMEOUT_MS = 200_000;
const FIRST_PAUSE_MS = 150;

/** A client that knows nothing but the documented contract. */
export class Client {
  token: string | null = null;

  /** @param origin such as `http://localhost:3000` */
  constructor(readonly origin: string) {}

  /** A new account in a workspace of its own, signed in. */
  static async registered(origin: string, name: string): Promise<Client & { account: SignedIn; password: string }> {
    const client = new Client(origin);
    const password = 'a long enough password';
    const email = `${name}-${Date.now()}@clients.example`;
    const account = await client.expect(201, 'POST', '/auth/register', { email, password, name }, signedIn);
    client.token = account.accessToken;
    return Object.assign(client, { account, password });
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const isForm = body instanceof FormData;
    const isText = typeof body === 'string';
    const response = await fetch(path.startsWith('http') ? path : `${this.origin}/api/v1${path}`, {
      method,
      headers: {
        'x-forwarded-for': CLIENT_ADDRESS,
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined || isForm || isText ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isForm || isText ? body : JSON.stringify(body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    if (response.status === 429) {
      // A free plan has so many requests a minute; a well-mannered client waits.
      await sleep(1000 * Number(response.headers.get('retry-after') ?? 5));
      return this.send(method, path, body, headers);
    }
    const json = parseJson(bytes);
    noteSecrets(body, response.headers, json);
    return { status: response.status, headers: response.headers, bytes, json };
  }

  /** @throws Error that shows the answer when its status or its shape is another */
  async expect<T>(status: number, method: string, path: string, body: unknown, schema: Schema<T>): Promise<T> {
    const answer = await this.send(method, path, body);
    if (answer.status !== status) {
      throw new Error(`${method} ${path} answered ${answer.status}, not ${status}: ${answer.bytes.toString()}`);
    }
    return schema.parse(answer.json);
  }

  get<T>(path: string, schema: Schema<T>): Promise<T> {
    return this.expect(200, 'GET', path, undefined, schema);
  }

  createProject(name: string): Promise<Project> {
    return this.expect(201, 'POST', '/projects', { name }, project);
  }

  upload(kind: 'images' | 'videos', projectId: string, file: Upload): Promise<Answer> {
    const form = new FormData();
    form.set('projectId', projectId);
    form.set('file', new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name);
    return this.send('POST', `/${kind}/upload`, form);
  }

  async uploaded(kind: 'images' | 'videos', projectId: string, file: Upload): Promise<string> {
    const answer = await this.upload(kind, projectId, file);
    if (answer.status !== 202) throw new Error(`The upload answered ${answer.status}: ${answer.bytes.toString()}`);
    return uploadAccepted.parse(answer.json).id;
  }

  async generateMarker(body: { imageId: string; videoId?: string; name?: string }): Promise<string> {
    return (await this.expect(202, 'POST', '/markers/generate', body, markerAccepted)).id;
  }

  createLink(projectId: string, body: { markerIds: string[]; name?: string; slug?: string }): Promise<Link> {
    return this.expect(201, 'POST', `/projects/${projectId}/links`, body, link);
  }

  settledImage(id: string) {
    return settled(() => this.get(`/images/${id}`, image));
  }

  settledVideo(id: string) {
    return settled(() => this.get(`/videos/${id}`, video));
  }

  markerNow(id: string) {
    return this.get(`/markers/${id}`, marker);
  }

  settledMarker(id: string) {
    return settled(() => this.markerNow(id));
  }

  /** Until the bundle that the viewer reads holds everything. */
  async publishedLink(id: string): Promise<Link> {
    return askUntil(`link ${id} to be published`, async () => {
      const answer = await this.get(`/links/${id}`, link);
      return answer.publishedAt !== null && answer.warnings.length === 0 ? answer : undefined;
    });
  }
}

/** The problem in an answer, with its type of content checked. */
export function problemOf(answer: Answer): Problem {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  const found = problem.parse(answer.json);
  expect(found.status).toBe(answer.status);
  return found;
}

export async function fileUpload(file: string, type: string): Promise<Upload> {
  return { name: basename(file), type, bytes: await readFile(file) };
}

/**
 * Asks until the answer is there: soon again at first, ever more seldom later, so that what comes at once is not waited for
 * and what takes long does not use up the requests that a free plan has in a minute.
 */
export async function askUntil<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  { timeoutMs = READY_TIMEOUT_MS, everyMs = 1500 } = {},
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  for (let pause = FIRST_PAUSE_MS; Date.now() < deadline; pause = Math.min(everyMs, pause * 1.5)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await sleep(pause);
  }
  throw new Error(`Waited ${timeoutMs / 1000} s in vain for ${what}.`);
}

function settled<T extends { id: string; status: AssetStatus }>(ask: () => Promise<T>): Promise<T> {
  return askUntil('an upload to be ready or failed', async () => {
    const asset = await ask();
    return asset.status === 'ready' || asset.status === 'failed' ? asset : undefined;
  });
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
