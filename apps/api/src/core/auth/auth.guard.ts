import { reachOf } from '@argument/contracts';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { errors } from '../errors/errors.js';
import { AccessTokens } from './access-tokens.js';
import { ACCESS } from './decorators.js';
import { PrincipalsRepository } from './principals.repository.js';
import { actionOf } from './route-actions.js';

/** Lets a request through when its handler is public or the table of rights allows it. What no table names is refused. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly principals: PrincipalsRepository,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<'public' | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const pattern = request.routeOptions.url ?? '';
    const action = actionOf(request.method, pattern);
    if (!action) throw new Error(`Nothing says who may call ${request.method} ${pattern}.`);
    const caller = await this.principals.find(await this.tokens.verify(bearer(request.headers.authorization)));
    if (!caller) throw errors.unauthenticated();
    const { blocked, ...member } = caller;
    if (blocked) throw errors.blocked();
    const reach = reachOf(action, member);
    if (reach === 'none') throw errors.notAllowed(action, member.role);
    request.principal = { ...member, ownerId: reach === 'own' ? member.userId : null };
    return true;
  }
}

function bearer(header: string | undefined): string {
  const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  if (!token) throw errors.unauthenticated();
  return token;
}
