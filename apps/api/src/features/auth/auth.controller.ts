import {
  type AccessGrant,
  type ForgotPassword,
  forgotPassword,
  type Login,
  login,
  type Register,
  type ResetPassword,
  register,
  resetPassword,
  type SignedIn,
  type VerifyEmail,
  verifyEmail,
} from '@argument/contracts';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../core/auth/decorators.js';
import { ProblemError } from '../../core/errors/problem-error.js';
import { valid } from '../../core/http/zod-validation.pipe.js';
import { byClientAndEmail, RateLimit } from '../../core/limits/rate-limit.guard.js';
import { AuthService } from './auth.service.js';
import { answerGrant, answerSignedIn } from './grant-answer.js';
import { clearRefreshCookie, readRefreshCookie } from './refresh-cookie.js';
import { SessionsService } from './sessions.service.js';

@Public()
@Controller('api/v1/auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly sessions: SessionsService,
  ) {}

  @Post('register')
  @RateLimit({ name: 'register', limit: 60 })
  async register(
    @Body(valid(register)) input: Register,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    return answerSignedIn(await this.auth.register(input), request, reply);
  }

  @Post('login')
  @HttpCode(200)
  @RateLimit({ name: 'login', limit: 10, key: byClientAndEmail })
  async login(
    @Body(valid(login)) input: Login,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignedIn> {
    return answerSignedIn(await this.auth.login(input), request, reply);
  }

  @Post('refresh')
  @HttpCode(200)
  @RateLimit({ name: 'refresh', limit: 60 })
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<AccessGrant> {
    try {
      return answerGrant(await this.sessions.rotate(readRefreshCookie(request)), request, reply);
    } catch (error) {
      // The cookie that another tab got stays.
      if (!isRaced(error)) clearRefreshCookie(request, reply);
      throw error;
    }
  }

  @Post('logout')
  @HttpCode(204)
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(readRefreshCookie(request));
    clearRefreshCookie(request, reply);
  }

  @Post('forgot-password')
  @HttpCode(202)
  @RateLimit({ name: 'forgot', limit: 5, key: byClientAndEmail })
  forgotPassword(@Body(valid(forgotPassword)) input: ForgotPassword): void {
    this.auth.forgotPassword(input.email);
  }

  @Post('reset-password')
  @HttpCode(204)
  @RateLimit({ name: 'reset', limit: 10 })
  resetPassword(@Body(valid(resetPassword)) input: ResetPassword): Promise<void> {
    return this.auth.resetPassword(input);
  }

  @Post('verify-email')
  @HttpCode(204)
  @RateLimit({ name: 'verify', limit: 10 })
  verifyEmail(@Body(valid(verifyEmail)) input: VerifyEmail): Promise<void> {
    return this.auth.verifyEmail(input.token);
  }
}

const isRaced = (error: unknown) => error instanceof ProblemError && error.status === 409;
