import { newId } from '@argument/database';
import { Injectable } from '@nestjs/common';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from '../../core/auth/access-tokens.js';
import { errors } from '../../core/errors/errors.js';
import { AuthRepository } from './auth.repository.js';
import { hashSecretToken, newSecretToken } from './secret-tokens.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const REMEMBERED_MS = 30 * DAY_MS;
const UNREMEMBERED_MS = DAY_MS;

/** An access token and the refresh token that renews it. `cookieExpiresAt` is absent when the browser shall forget. */
export interface Grant {
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
  refreshToken: string;
  cookieExpiresAt?: Date;
}

/** Sign-ins. One is a family of refresh tokens, each good for one use. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly repository: AuthRepository,
    private readonly accessTokens: AccessTokens,
  ) {}

  async start(userId: string, rememberMe: boolean): Promise<Grant> {
    const { token, tokenHash } = newSecretToken();
    const expiresAt = expiryOf(rememberMe);
    await this.repository.addRefreshToken({ userId, familyId: newId(), tokenHash, rememberMe, expiresAt });
    return this.grant(userId, token, rememberMe, expiresAt);
  }

  /**
   * Swaps a refresh token for the next one. One that comes a second time was stolen, by whichever of the two callers:
   * the whole sign-in ends. @throws ProblemError 401
   */
  async rotate(refreshToken: string | undefined): Promise<Grant> {
    if (!refreshToken) throw errors.sessionEnded();
    const old = await this.repository.findRefreshToken(hashSecretToken(refreshToken));
    const now = new Date();
    if (!old || old.revokedAt || old.expiresAt <= now) throw errors.sessionEnded();
    if (old.user.blockedAt) throw errors.blocked();
    const { token, tokenHash } = newSecretToken();
    const { userId, familyId, rememberMe } = old;
    const expiresAt = expiryOf(rememberMe);
    const used = await this.repository.inTransaction(async (tx) => {
      if (!(await this.repository.useRefreshToken(old.id, now, tx))) return false;
      await this.repository.addRefreshToken({ userId, familyId, tokenHash, rememberMe, expiresAt }, tx);
      return true;
    });
    if (!used) {
      await this.repository.revokeFamily(familyId, now);
      throw errors.sessionEnded();
    }
    return this.grant(userId, token, rememberMe, expiresAt);
  }

  /** Harmless when the token is unknown. */
  async end(refreshToken: string | undefined): Promise<void> {
    if (!refreshToken) return;
    const token = await this.repository.findRefreshToken(hashSecretToken(refreshToken));
    if (token) await this.repository.revokeFamily(token.familyId, new Date());
  }

  private async grant(userId: string, refreshToken: string, rememberMe: boolean, expiresAt: Date): Promise<Grant> {
    return {
      accessToken: await this.accessTokens.issue(userId),
      expiresIn: ACCESS_TOKEN_SECONDS,
      refreshToken,
      ...(rememberMe ? { cookieExpiresAt: expiresAt } : {}),
    };
  }
}

const expiryOf = (rememberMe: boolean) => new Date(Date.now() + (rememberMe ? REMEMBERED_MS : UNREMEMBERED_MS));
