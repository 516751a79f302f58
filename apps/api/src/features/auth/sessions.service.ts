import { newId } from '@argument/database';
import { Injectable } from '@nestjs/common';
import { ACCESS_TOKEN_SECONDS, AccessTokens, type Identified } from '../../core/auth/access-tokens.js';
import { hashSecretToken, newSecretToken } from '../../core/auth/secret-tokens.js';
import { errors } from '../../core/errors/errors.js';
import { currentRequest } from '../../core/http/request-context.js';
import { AuthRepository } from './auth.repository.js';
import { Gathering } from './gathering.js';
import { SignInsRepository } from './sign-ins.repository.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const REMEMBERED_MS = 30 * DAY_MS;
const UNREMEMBERED_MS = DAY_MS;
/** However much it is used. */
const LONGEST_DAYS = 90;

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
  private readonly gathering = new Gathering();

  constructor(
    private readonly repository: AuthRepository,
    private readonly signIns: SignInsRepository,
    private readonly accessTokens: AccessTokens,
  ) {}

  async start(userId: string, rememberMe: boolean): Promise<Grant> {
    const { token, tokenHash } = newSecretToken();
    const expiresAt = expiryOf(rememberMe);
    const familyId = newId();
    const device = currentRequest()?.device ?? 'A program';
    await this.repository.inTransaction(async (tx) => {
      await this.signIns.add(tx, { id: familyId, userId, rememberMe, device });
      await this.repository.addRefreshToken({ userId, familyId, tokenHash, rememberMe, expiresAt }, tx);
    });
    return this.grant({ userId, signInId: familyId }, token, rememberMe, expiresAt);
  }

  /**
   * Swaps a refresh token for the next one. One that comes a second time was stolen, by whichever of the two callers:
   * the whole sign-in ends. Requests that were under way at the same time, as those of several tabs, are no theft: one of
   * them gets the next token, the others are told to look again. @throws ProblemError 401 or 409
   */
  async rotate(refreshToken: string | undefined): Promise<Grant> {
    const arrivedAt = currentRequest()?.receivedAt ?? Date.now();
    if (!refreshToken) throw errors.sessionEnded();
    const old = await this.repository.findRefreshToken(hashSecretToken(refreshToken));
    // Waits until every request that was sent together with this one has arrived, so that it is not taken for a theft.
    if (old && !old.usedAt) await this.gathering.join(old.id);
    const now = new Date();
    if (!old || old.revokedAt || old.expiresAt <= now) throw errors.sessionEnded();
    if (old.user.blockedAt) throw errors.blocked();
    const { token, tokenHash } = newSecretToken();
    const { userId, familyId, rememberMe } = old;
    const expiresAt = await this.repository.inTransaction(async (tx) => {
      if (!(await this.repository.useRefreshToken(old.id, now, tx))) return null;
      const begun = await this.signIns.touch(tx, familyId, now);
      const expiresAt = expiryOf(rememberMe, begun);
      await this.repository.addRefreshToken({ userId, familyId, tokenHash, rememberMe, expiresAt }, tx);
      return expiresAt;
    });
    if (!expiresAt) {
      const usedAt = old.usedAt?.getTime();
      if (usedAt === undefined || arrivedAt <= usedAt) throw errors.refreshRaced();
      await this.signIns.revoke(userId, familyId, now);
      throw errors.sessionEnded();
    }
    return this.grant({ userId, signInId: familyId }, token, rememberMe, expiresAt);
  }

  /** Harmless when the token is unknown. */
  async end(refreshToken: string | undefined): Promise<void> {
    if (!refreshToken) return;
    const token = await this.repository.findRefreshToken(hashSecretToken(refreshToken));
    if (token) await this.signIns.revoke(token.userId, token.familyId, new Date());
  }

  private async grant(who: Identified, refreshToken: string, rememberMe: boolean, expiresAt: Date): Promise<Grant> {
    return {
      accessToken: await this.accessTokens.issue(who),
      expiresIn: ACCESS_TOKEN_SECONDS,
      refreshToken,
      ...(rememberMe ? { cookieExpiresAt: expiresAt } : {}),
    };
  }
}

const expiryOf = (rememberMe: boolean, begun = new Date()) =>
  new Date(
    Math.min(Date.now() + (rememberMe ? REMEMBERED_MS : UNREMEMBERED_MS), begun.getTime() + LONGEST_DAYS * DAY_MS),
  );
