import type { OidcProvider, User } from '@argument/contracts';
import type { User as Row } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { AddressBook } from '../../core/address-book.js';
import { AuditLog } from '../../core/audit/audit-log.js';
import { errors } from '../../core/errors/errors.js';
import { ENV } from '../../core/tokens.js';
import type { ApiEnv } from '../../env.js';
import { AccountMailService } from '../auth/account-mail.service.js';
import { AuthService } from '../auth/auth.service.js';
import type { Grant } from '../auth/sessions.service.js';
import { TwoFactorService } from '../two-factor/two-factor.service.js';
import { oidcErrors } from './oidc.errors.js';
import { OidcRepository } from './oidc.repository.js';
import { type Provider, providersOf } from './oidc-providers.js';
import { type Attempt, beginAt, type Claims, finishAt } from './openid-client.js';

/** Signs people in who have proved at an OpenID provider who they are. */
@Injectable()
export class OidcService {
  readonly providers: readonly Provider[];

  constructor(
    private readonly repository: OidcRepository,
    private readonly auth: AuthService,
    private readonly accountMail: AccountMailService,
    private readonly twoFactor: TwoFactorService,
    private readonly addresses: AddressBook,
    private readonly audit: AuditLog,
    @Inject(ENV) private readonly env: ApiEnv,
  ) {
    this.providers = providersOf(env);
  }

  list(): OidcProvider[] {
    return this.providers.map(({ id, name }) => ({ id, name }));
  }

  async start(id: string): Promise<{ url: string; attempt: Attempt }> {
    const provider = this.provider(id);
    if (!provider) throw errors.notFound('provider');
    return beginAt(provider, this.redirectUri()).catch((error: unknown) => {
      throw oidcErrors.unreachable(provider.name, error);
    });
  }

  /** Who the browser's bearer is, by what the provider sent along. @throws ProblemError 401 */
  async identify(id: string, search: string, attempt: Attempt): Promise<Claims> {
    const provider = this.provider(id);
    if (!provider) throw oidcErrors.refused();
    const answer = new URL(this.redirectUri());
    answer.search = search;
    return finishAt(provider, answer, attempt).catch((error: unknown) => {
      throw oidcErrors.refused(error);
    });
  }

  /** Signs in, into a new account if there is none. @throws ProblemError 401 `auth.code_required` among others */
  async signIn(
    providerId: string,
    claims: Claims,
    { code, rememberMe }: { code?: string; rememberMe: boolean },
  ): Promise<{ user: User; grant: Grant }> {
    const { user, isLinked } = await this.accountOf(providerId, claims);
    if (user.blockedAt) throw errors.blocked();
    await this.twoFactor.assertCode(user.id, code);
    if (!isLinked) await this.link(user, claims);
    return this.auth.signIn(user.id, rememberMe);
  }

  private async accountOf(providerId: string, claims: Claims): Promise<{ user: Row; isLinked: boolean }> {
    const linked = await this.repository.findLinked(claims);
    if (linked) return { user: linked, isLinked: true };
    const { email } = claims;
    // Anybody can write any address into an account elsewhere: what is not confirmed proves nothing.
    if (email === null || !claims.emailVerified) {
      throw oidcErrors.addressUnconfirmed(this.provider(providerId)?.name ?? 'The provider');
    }
    const known = await this.repository.findByEmail(email);
    if (known) return { user: this.assertOwned(known), isLinked: false };
    const made = await this.repository.create(this.newUser(email, claims.name), claims);
    // Another tab was faster.
    return made ? { user: made, isLinked: true } : this.accountOf(providerId, claims);
  }

  /**
   * Whoever made an account with an address and never confirmed it may have done so to lie in wait for its owner: linking
   * would leave them inside. The owner gets the message that throws them out.
   */
  private assertOwned(user: Row): Row {
    if (user.emailVerifiedAt) return user;
    this.accountMail.sendReset(user.email);
    throw oidcErrors.accountUnconfirmed();
  }

  private newUser(email: string, name: string | null) {
    const [local = email] = email.split('@', 1);
    const isOperator = this.env.OPERATOR_EMAILS.includes(email);
    return { email, name: name ?? local, passwordHash: null, emailVerifiedAt: new Date(), isOperator };
  }

  private async link(user: Row, claims: Claims): Promise<void> {
    await this.repository.inTransaction(async (tx) => {
      await this.repository.link(tx, user.id, claims);
      await this.audit.record(tx, {
        workspaceId: null,
        actorId: user.id,
        action: 'identity.linked',
        subjectType: 'user',
        subjectId: user.id,
        details: { issuer: claims.issuer },
      });
    });
    this.accountMail.sendLinked(user, new URL(claims.issuer).host);
  }

  private provider(id: string): Provider | undefined {
    return this.providers.find((provider) => provider.id === id);
  }

  private redirectUri(): string {
    return this.addresses.dashboard('/sign-in/callback');
  }
}
