import type { ApiKey, CreateApiKey, NewApiKey } from '@argument/contracts';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../core/audit/audit-log.js';
import { newApiKey } from '../../core/auth/api-keys.js';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { toApiKey } from './api-keys.mapper.js';
import { ApiKeysRepository } from './api-keys.repository.js';

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly repository: ApiKeysRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async list(me: Principal): Promise<{ items: ApiKey[] }> {
    return { items: (await this.repository.list(me)).map(toApiKey) };
  }

  async create(me: Principal, { name, scopes, expiresAt }: CreateApiKey): Promise<NewApiKey> {
    const ends = expiresAt === null ? null : new Date(expiresAt);
    if (ends && ends <= new Date()) {
      throw errors.invalidFields([{ path: 'expiresAt', message: 'Choose a time in the future.' }]);
    }
    const { workspaceId, userId } = me;
    const { key, keyHash, prefix } = newApiKey();
    const row = await this.unitOfWork.run(async (tx) => {
      const fields = { name, scopes: [...new Set(scopes)], expiresAt: ends };
      const made = await this.repository.create(tx, { workspaceId, createdById: userId, keyHash, prefix, ...fields });
      const subject = { subjectType: 'api_key', subjectId: made.id, details: { name, scopes } };
      await this.audit.record(tx, { workspaceId, actorId: userId, action: 'api_key.created', ...subject });
      return made;
    });
    return { ...toApiKey(row), key };
  }

  async revoke(me: Principal, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.repository.revoke(tx, me, id, new Date()))) throw errors.notFound('API key');
      const subject = { subjectType: 'api_key', subjectId: id };
      const { workspaceId, userId: actorId } = me;
      await this.audit.record(tx, { workspaceId, actorId, action: 'api_key.revoked', ...subject });
    });
  }
}
