import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { loadEnv } from '@argument/config';
import type { Project, SignedIn } from '@argument/contracts';
import type { Logger } from '@argument/observability';
import { makeTempFolder, startPostgres } from '@argument/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { createApp } from '../src/app.js';
import { closeResources, openResources, type Patience, type Resources } from '../src/core/resources.js';
import { apiEnv } from '../src/env.js';
import { contradiction } from './described-answers.js';
import { recordExample } from './examples-recorder.js';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** Undefined when the answer is not JSON. */
  json: unknown;
}

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
  return { status: response.status, headers: response.headers, text, json: isJson ? JSON.parse(text) : undefined };
}

/** Somebody who calls the API over HTTP. */
export class TestClient {
  constructor(
    readonly url: string,
    readonly session: SignedIn | null = null,
    private readonly always: Record<string, string> = {},
  ) {}

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const form = body instanceof FormData;
    const response = await fetch(path.startsWith('http') ? path : `${this.url}${path}`, {
      method,
      headers: {
        ...(this.session ? { authorization: `Bearer ${this.session.accessToken}` } : {}),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
        ...this.always,
        ...headers,
      },
      ...(body === undefined ? {} : { body: form || typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answer = await readAnswer(response);
    // Every answer that a test sees is held against the document.
    const wrong = contradiction(method, new URL(response.url).pathname, answer);
    if (wrong) throw new Error(`${method} ${path} answered ${answer.status}, ${wrong}\n${answer.text.slice(0, 500)}`);
    recordExample(method, new URL(response.url).pathname, body, answer);
    return answer;
  }

  /** As {@link send}, for a body that is no text; nothing but the given headers. */
  async sendBytes(method: string, path: string, headers: Record<string, string>, body?: Buffer): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers,
      ...(body ? { body: new Uint8Array(body) } : {}),
    });
    return readAnswer(response);
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  /** The JSON of an answer that must have this status. */
  async expect<T>(status: number, method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.send(method, path, body);
    if (answer.status !== status) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
    return answer.json as T;
  }

  newProject(name = 'A project'): Promise<Project> {
    return this.expect<Project>(201, 'POST', '/api/v1/projects', { name });
  }

  /** `fileFirst` sends the file before the project's id. */
  upload(
    kind: 'images' | 'videos',
    projectId: string,
    file: Buffer,
    name = 'file',
    fileFirst = false,
  ): Promise<Answer> {
    const form = new FormData();
    if (!fileFirst) form.append('projectId', projectId);
    form.append('file', new Blob([new Uint8Array(file)]), name);
    if (fileFirst) form.append('projectId', projectId);
    return this.send('POST', `/api/v1/${kind}/upload`, form);
  }
}

export interface TestApi {
  url: string;
  home: string;
  resources: Resources;
  /** To reach what runs by the clock. */
  app: INestApplicationContext;
  anyone: TestClient;
  /** A new account, signed in. */
  newUser(name?: string): Promise<TestClient & { session: SignedIn }>;
  /** The same, who runs the installation. */
  newOperator(): Promise<TestClient & { session: SignedIn }>;
  storedKeys(): Promise<string[]>;
  /** Gives everybody their whole allowance back. */
  forgetLimits(): Promise<void>;
  close(): Promise<void>;
}

/** The whole API on a database and a store of its own, listening on a free port. */
export async function startTestApi(
  more: Record<string, string> = {},
  logger?: Logger,
  patience?: Patience,
): Promise<TestApi> {
  const [database, home] = await Promise.all([startPostgres(), makeTempFolder()]);
  const env = loadEnv(apiEnv, {
    DATABASE_URL: database.url,
    ARGUMENT_HOME: home.path,
    APP_SECRET: 'a secret of at least thirty-two characters',
    LOG_LEVEL: 'silent',
    PUBLIC_VIEWER_URL: 'https://viewer.example',
    METRICS_TOKEN: 'metrics-token-of-the-test',
    OPERATOR_EMAILS: 'operator@example.com',
    // Nobody listens there: names outside are no business of a test.
    DNS_SERVERS: '127.0.0.1:9',
    ...more,
  });
  const opened = await openResources(env, patience);
  const resources = { ...opened, logger: logger ?? opened.logger };
  const app = await createApp(resources);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const anyone = new TestClient(url);
  const newUser = async (name = 'Somebody') => {
    const account = { email: `${randomUUID()}@example.com`, password: 'correct horse battery', name };
    const session = await anyone.expect<SignedIn>(201, 'POST', '/api/v1/auth/register', account);
    return new TestClient(url, session) as TestClient & { session: SignedIn };
  };
  return {
    url,
    home: home.path,
    resources,
    app,
    anyone,
    newUser,
    newOperator: async () => {
      const operator = await newUser('Operator');
      const where = { id: operator.session.user.id };
      await resources.database.client.user.update({ where, data: { isOperator: true } });
      return operator;
    },
    forgetLimits: async () => {
      await resources.database.client.rateLimitWindow.deleteMany();
    },
    storedKeys: async () => {
      const found: string[] = [];
      for await (const object of resources.store.list('')) found.push(object.key);
      return found;
    },
    close: async () => {
      await app.close();
      await closeResources(resources);
      await Promise.all([database.drop(), home.remove()]);
    },
  };
}
