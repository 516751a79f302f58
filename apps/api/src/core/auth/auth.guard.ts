import { POLICY, reachOf } from '@argument/contracts';
import { extendContext } from '@argument/observability';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import type { ApiEnv } from '../../env.js';
import { errors } from '../errors/errors.js';
import { ENV } from '../tokens.js';
import { Callers } from './callers.js';
import { ACCESS } from './decorators.js';
import { actionOf } from './route-actions.js';

/** Lets a request through when its handler is public or the table of rights allows it. What no table names is refused. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly callers: Callers,
    @Inject(ENV) private readonly env: Pick<ApiEnv, 'REQUIRE_TWO_FACTOR'>,
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
    const { blocked: _, hasSecondFactor, scopes, ...member } = await this.callers.of(request);
    extendContext({ userId: member.userId, workspaceId: member.workspaceId });
    if (this.env.REQUIRE_TWO_FACTOR && !hasSecondFactor && action !== 'account') throw errors.secondFactorNeeded();
    const { scope } = POLICY[action];
    if (scopes && (scope === null || !scopes.includes(scope))) throw errors.scopeMissing(scope);
    const reach = reachOf(action, member);
    if (reach === 'none') throw errors.notAllowed(action, member.role);
    request.principal = { ...member, ownerId: reach === 'own' ? member.userId : null };
    return true;
  }
}
