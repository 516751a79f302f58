import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { errors } from '../errors/errors.js';
import { AccessTokens } from './access-tokens.js';
import { ACCESS, type Access } from './decorators.js';
import { PrincipalsRepository } from './principals.repository.js';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets a request through when its handler is public or its access token allows it. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: AccessTokens,
    private readonly principals: PrincipalsRepository,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (access === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const found = await this.principals.find(await this.tokens.verify(bearer(request.headers.authorization)));
    if (!found) throw errors.unauthenticated();
    const { blocked, ...principal } = found;
    if (blocked) throw errors.blocked();
    if (access === 'operator' && !principal.isOperator) throw errors.operatorsOnly();
    if (principal.role === 'viewer' && !READS.has(request.method)) throw errors.readOnlyRole();
    request.principal = principal;
    return true;
  }
}

function bearer(header: string | undefined): string {
  const token = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
  if (!token) throw errors.unauthenticated();
  return token;
}
