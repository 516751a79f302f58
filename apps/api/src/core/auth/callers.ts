import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { errors } from '../errors/errors.js';
import { AccessTokens } from './access-tokens.js';
import { hashApiKey, isApiKey } from './api-keys.js';
import type { Caller } from './principal.js';
import { PrincipalsRepository } from './principals.repository.js';

/** Names the workspace that a member of several works in. */
const WORKSPACE_HEADER = 'x-workspace';
const uuid = z.uuid();

/** Finds out who sends a request. */
@Injectable()
export class Callers {
  constructor(
    private readonly tokens: AccessTokens,
    private readonly principals: PrincipalsRepository,
  ) {}

  /** @throws ProblemError 401, 403 for a blocked account, 404 for a workspace that is not theirs */
  async of(request: Pick<FastifyRequest, 'headers'>): Promise<Caller> {
    const token = bearer(request.headers.authorization);
    const caller = isApiKey(token)
      ? await this.principals.ofKey(hashApiKey(token))
      : await this.person(token, request.headers[WORKSPACE_HEADER]);
    if (!caller) throw errors.unauthenticated();
    if (caller.blocked) throw errors.blocked();
    return caller;
  }

  private async person(token: string, workspace: string | string[] | undefined): Promise<Caller | null> {
    const { userId, signInId } = await this.tokens.verify(token);
    if (workspace === undefined || workspace === '') return this.principals.ofSignIn(userId, signInId, null);
    const known = uuid.safeParse(workspace);
    const chosen = known.success ? await this.principals.ofSignIn(userId, signInId, known.data) : null;
    if (chosen) return chosen;
    // Told apart from an ended sign-in, so that a dashboard can fall back to another workspace.
    if (await this.principals.ofSignIn(userId, signInId, null)) throw errors.notFound('workspace');
    return null;
  }
}

function bearer(header: string | undefined): string {
  const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  if (!token) throw errors.unauthenticated();
  return token;
}
