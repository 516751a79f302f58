import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from './principal.js';

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal;
  }
}

export const ACCESS = 'argument:access';

/** Answers anybody. Without it a handler asks for an access token and for what its route in the contract allows. */
export const Public = () => SetMetadata(ACCESS, 'public');

/** The signed-in user of the request. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!principal) throw new Error('A public handler asked for the signed-in user.');
  return principal;
});
