import {
  type FinishOidc,
  finishOidc,
  type OidcCode,
  type OidcProvider,
  type OidcStarted,
  oidcCode,
  type SignedIn,
  type StartOidc,
  startOidc,
} from '@argument/contracts';
import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../core/auth/decorators.js';
import { ProblemError } from '../../core/errors/problem-error.js';
import { valid } from '../../core/http/zod-validation.pipe.js';
import { RateLimit } from '../../core/limits/rate-limit.guard.js';
import { answerSignedIn } from '../auth/grant-answer.js';
import { AttemptCookie } from './attempt-cookie.js';
import { OidcService } from './oidc.service.js';
import type { Claims } from './openid-client.js';

@Public()
@Controller('api/v1/auth/oidc')
export class OidcController {
  constructor(
    private readonly oidc: OidcService,
    private readonly cookie: AttemptCookie,
  ) {}

  @Get('providers')
  @RateLimit({ name: 'oidc-providers', limit: 600, perProcess: true })
  providers(): { items: OidcProvider[] } {
    return { items: this.oidc.list() };
  }

  @Post('start')
  @HttpCode(200)
  @RateLimit({ name: 'oidc', limit: 30 })
  async start(
    @Body(valid(startOidc)) { provider }: StartOidc,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OidcStarted> {
    const { url, attempt } = await this.oidc.start(provider);
    this.cookie.set(request, reply, { step: 'begun', provider, attempt });
    return { url };
  }

  @Post('finish')
  @HttpCode(200)
  @RateLimit({ name: 'oidc', limit: 30 })
  async finish(
    @Body(valid(finishOidc)) { search, rememberMe }: FinishOidc,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const { provider, attempt } = this.cookie.read(request, 'begun');
    this.cookie.clear(request, reply);
    const claims = await this.oidc.identify(provider, search, attempt);
    try {
      return await this.signIn(provider, claims, { rememberMe }, request, reply);
    } catch (error) {
      // The provider's answer is good once; what it said is kept until the code comes.
      if (isCodeRequired(error)) this.cookie.set(request, reply, { step: 'identified', provider, claims });
      throw error;
    }
  }

  @Post('code')
  @HttpCode(200)
  @RateLimit({ name: 'oidc', limit: 30 })
  async code(
    @Body(valid(oidcCode)) input: OidcCode,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    const { provider, claims } = this.cookie.read(request, 'identified');
    const answer = await this.signIn(provider, claims, input, request, reply);
    this.cookie.clear(request, reply);
    return answer;
  }

  private async signIn(
    provider: string,
    claims: Claims,
    input: { code?: string; rememberMe: boolean },
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<SignedIn> {
    return answerSignedIn(await this.oidc.signIn(provider, claims, input), request, reply);
  }
}

const isCodeRequired = (error: unknown) => error instanceof ProblemError && error.code === 'auth.code_required';
