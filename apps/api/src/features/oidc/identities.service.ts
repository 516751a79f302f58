import type { Identity } from '@argument/contracts';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../core/audit/audit-log.js';
import { errors } from '../../core/errors/errors.js';
import { oidcErrors } from './oidc.errors.js';
import { OidcRepository } from './oidc.repository.js';
import { OidcService } from './oidc.service.js';

/** Accounts elsewhere that sign in as somebody. */
@Injectable()
export class IdentitiesService {
  constructor(
    private readonly repository: OidcRepository,
    private readonly oidc: OidcService,
    private readonly audit: AuditLog,
  ) {}

  async list(userId: string): Promise<Identity[]> {
    return (await this.repository.list(userId)).map(({ id, issuer, createdAt }) => ({
      id,
      issuer,
      provider: this.oidc.providers.find((provider) => provider.issuer === issuer)?.name ?? new URL(issuer).host,
      createdAt: createdAt.toISOString(),
    }));
  }

  async unlink(userId: string, id: string): Promise<void> {
    await this.repository.inTransaction(async (tx) => {
      const { hasPassword, identities } = await this.repository.waysIn(tx, userId);
      if (!identities.includes(id)) throw errors.notFound('identity');
      if (!hasPassword && identities.length === 1) throw oidcErrors.lastWayIn();
      await this.repository.unlink(tx, id);
      const subject = { subjectType: 'user', subjectId: userId };
      await this.audit.record(tx, { workspaceId: null, actorId: userId, action: 'identity.unlinked', ...subject });
    });
  }
}
