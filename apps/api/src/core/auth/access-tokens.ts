import { Inject, Injectable } from '@nestjs/common';
import { errors as jose, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { ApiEnv } from '../../env.js';
import { errors } from '../errors/errors.js';
import { ENV } from '../tokens.js';

/** Life of an access token in seconds. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;
const ISSUER = 'argument';
const AUDIENCE = 'argument-api';

const identified = z.object({ userId: z.uuid(), signInId: z.uuid() });
/** Who an access token is about. */
export type Identified = z.infer<typeof identified>;

/** Makes and reads access tokens: JWT, HS256. They name the user and the sign-in; rights are read from the database. */
@Injectable()
export class AccessTokens {
  private readonly key: Uint8Array;

  constructor(@Inject(ENV) env: Pick<ApiEnv, 'APP_SECRET'>) {
    this.key = new TextEncoder().encode(env.APP_SECRET);
  }

  issue({ userId, signInId }: Identified, now = new Date()): Promise<string> {
    const seconds = Math.floor(now.getTime() / 1000);
    return new SignJWT({ sid: signInId })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(userId)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(seconds)
      .setExpirationTime(seconds + ACCESS_TOKEN_SECONDS)
      .sign(this.key);
  }

  /** @throws ProblemError 401 */
  async verify(token: string): Promise<Identified> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: ['HS256'],
        issuer: ISSUER,
        audience: AUDIENCE,
        requiredClaims: ['sub', 'sid', 'exp'],
      });
      return identified.parse({ userId: payload.sub, signInId: payload.sid });
    } catch (error) {
      throw error instanceof jose.JWTExpired ? errors.tokenExpired() : errors.unauthenticated();
    }
  }
}
