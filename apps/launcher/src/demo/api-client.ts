import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import {
  type Link,
  link,
  marker,
  markerAccepted,
  type Project,
  pageOf,
  problem,
  project,
  signedIn,
  uploadAccepted,
} from '@argument/contracts';
import { z } from 'zod';
import type { DemoAccount } from './account.js';

/** An answer of the API that is not a success. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

/** The few calls that the demo campaign needs, the same that anybody else makes. */
export class DemoApi {
  private token: string | null = null;

  constructor(
    private readonly baseUrl: string,
    private readonly signal: AbortSignal,
  ) {}

  /** Signs in; makes the account when there is none. */
  async signIn(account: DemoAccount): Promise<void> {
    const { accessToken } = await this.post('/auth/login', account, signedIn).catch((error: unknown) => {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      return this.post('/auth/register', { ...account, name: 'Demo' }, signedIn);
    });
    this.token = accessToken;
  }

  /** @param token of the message to the account's address; one that was used already changes nothing */
  async confirmAddress(token: string): Promise<void> {
    await this.call('POST', '/auth/verify-email', z.unknown(), JSON.stringify({ token })).catch((error: unknown) => {
      if (!(error instanceof ApiError) || error.status >= 500) throw error;
    });
  }

  async projectsTagged(tag: string): Promise<Project[]> {
    const { items } = await this.call('GET', `/projects?tag=${tag}&limit=100`, pageOf(project));
    return items;
  }

  createProject(body: { name: string; description: string; tags: string[] }): Promise<Project> {
    return this.post('/projects', body, project);
  }

  async links(projectId: string): Promise<Link[]> {
    const { items } = await this.call('GET', `/projects/${projectId}/links?limit=100`, pageOf(link));
    return items;
  }

  async upload(kind: 'images' | 'videos', projectId: string, file: string, type: string): Promise<string> {
    const form = new FormData();
    form.set('projectId', projectId);
    form.set('file', await openAsBlob(file, { type }), basename(file));
    const { id } = await this.call('POST', `/${kind}/upload`, uploadAccepted, form);
    return id;
  }

  async generateMarker(body: { imageId: string; videoId: string; name: string }): Promise<string> {
    const { id } = await this.post('/markers/generate', body, markerAccepted);
    return id;
  }

  marker(id: string) {
    return this.call('GET', `/markers/${id}`, marker);
  }

  link(id: string) {
    return this.call('GET', `/links/${id}`, link);
  }

  createLink(projectId: string, body: { markerIds: string[]; name: string; slug: string }): Promise<Link> {
    return this.post(`/projects/${projectId}/links`, body, link);
  }

  private post<S extends z.ZodType>(path: string, body: object, schema: S): Promise<z.infer<S>> {
    return this.call('POST', path, schema, JSON.stringify(body));
  }

  private async call<S extends z.ZodType>(
    method: string,
    path: string,
    schema: S,
    body?: string | FormData,
  ): Promise<z.infer<S>> {
    const response = await fetch(`${this.baseUrl}/api/v1${path}`, {
      method,
      signal: this.signal,
      headers: {
        ...(this.token === null ? {} : { authorization: `Bearer ${this.token}` }),
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      },
      ...(body === undefined ? {} : { body }),
    });
    const answer: unknown = await response.json().catch(() => null);
    if (response.ok) return schema.parse(answer);
    const said = problem.safeParse(answer);
    throw new ApiError(
      response.status,
      said.data?.code ?? 'unknown',
      said.data?.detail ?? `${method} ${path} answered ${response.status}.`,
    );
  }
}
