import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { SecretBox } from '../../core/auth/secret-box.js';
import { clearCookie, readCookie, setCookie } from '../../core/http/cookies.js';
import { oidcErrors } from './oidc.errors.js';

const COOKIE = { name: 'argument_oidc', path: '/api/v1/auth/oidc' };
/** Time for signing in elsewhere; ms. */
const LIFE_MS = 15 * 60 * 1000;

const begun = z.object({
  step: z.literal('begun'),
  provider: z.string(),
  attempt: z.object({ verifier: z.string(), state: z.string(), nonce: z.string() }),
});
const identified = z.object({
  step: z.literal('identified'),
  provider: z.string(),
  claims: z.object({
    issuer: z.string(),
    subject: z.string(),
    email: z.string().nullable(),
    emailVerified: z.boolean(),
    name: z.string().nullable(),
  }),
});
const content = z.discriminatedUnion('step', [begun, identified]).and(z.object({ until: z.number() }));
type Step = z.infer<typeof begun> | z.infer<typeof identified>;

/** How far a sign-in elsewhere has come: sealed, in the browser that began it, so that no other browser can finish it. */
@Injectable()
export class AttemptCookie {
  constructor(private readonly box: SecretBox) {}

  set(request: FastifyRequest, reply: FastifyReply, step: Step): void {
    const until = Date.now() + LIFE_MS;
    setCookie(request, reply, COOKIE, this.box.seal(JSON.stringify({ ...step, until })), new Date(until));
  }

  clear(request: FastifyRequest, reply: FastifyReply): void {
    clearCookie(request, reply, COOKIE);
  }

  /** @throws ProblemError 401 without one of this step that is still good */
  read<S extends Step['step']>(request: FastifyRequest, step: S): Extract<Step, { step: S }> {
    const sealed = readCookie(request, COOKIE);
    if (sealed === undefined) throw oidcErrors.refused();
    const found = this.open(sealed);
    if (found.step !== step || found.until < Date.now()) throw oidcErrors.refused();
    return found as Extract<Step, { step: S }> & { until: number };
  }

  private open(sealed: string): z.infer<typeof content> {
    try {
      return content.parse(JSON.parse(this.box.open(sealed)));
    } catch (error) {
      throw oidcErrors.refused(error);
    }
  }
}
