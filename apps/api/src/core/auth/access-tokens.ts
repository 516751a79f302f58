import { Inject, Injectable } from '@nestjs/common';
import { errors as jose, jwtVerify, SignJWT } from 'jose';
import type { ApiEnv } from '../../env.js';
import { errors } from '../errors/errors.js';
import { ENV } from '../tokens.js';

/** Life of an access token in seconds. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;
const ISSUER = 'argument';
const AUDIENCE = 'argument-api';

/** Makes and reads access tokens: JWT, HS256. They name the user only; rights are read from the database. */
@Injectable()
export class AccessTokens {
  private readonly key: Uint8Array;

  constructor(@Inject(ENV) env: Pick<ApiEnv, 'APP_SECRET'>) {
    this.key = new TextEncoder().encode(env.APP_SECRET);
  }

  issue(userId: string, now = new Date()): Promise<string> {
    const seconds = Math.floor(now.getTime() / 1000);
    return new SignJWT({})
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(userId)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + ACCESS_TOKEN_SECONDS)
      .sign(this.key);
  }

  /** Answers the user's id. @throws ProblemError 401 */
  async verify(token: string): Promise<string> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'exp'],
      });
      return payload.sub ?? '';
    } catch (error) {
      throw error instanceof jose.JWTExpired ? errors.tokenExpired() : errors.unauthenticated();
    }
  }
}
