import { type Quota, reachOf, type UpdateUser, type User } from '@argument/contracts';
import type { Transaction } from '@argument/database';
import { Injectable } from '@nestjs/common';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { enqueueDeletion } from '../../core/files/enqueue-deletion.js';
import { StoredKeysRepository } from '../../core/files/stored-keys.repository.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { QuotaService } from '../quota/quota.service.js';
import { toPlainJson, toUser } from './users.mapper.js';
import { UsersRepository } from './users.repository.js';

@Injectable()
export class UsersService {
  constructor(
    private readonly repository: UsersRepository,
    private readonly quotas: QuotaService,
    private readonly storedKeys: StoredKeysRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** In their first workspace unless another is named. */
  async get(userId: string, workspaceId: string | null = null): Promise<User> {
    const row = await this.repository.find(userId);
    if (!row) throw errors.notFound('user');
    return toUser(row, workspaceId);
  }

  async update(me: Principal, { name }: UpdateUser): Promise<User> {
    return toUser(await this.repository.update(me.userId, name === undefined ? {} : { name }), me.workspaceId);
  }

  quota(me: Principal): Promise<Quota> {
    return this.quotas.read(me.workspaceId);
  }

  /** What is kept about them, and of their workspace what they may read. */
  async export(me: Principal): Promise<string> {
    const ownerId = reachOf('projects.read', me) === 'own' ? me.userId : null;
    const archive = await this.repository.archive(me.userId, { workspaceId: me.workspaceId, ownerId });
    return toPlainJson({ exportedAt: new Date(), ...archive });
  }

  /** See the repository. */
  isLastOperator(userId: string, tx: Transaction): Promise<boolean> {
    return this.repository.isLastOperator(userId, tx);
  }

  /** Deletes the account, every workspace that nobody else belongs to, and their files. */
  async delete(userId: string): Promise<void> {
    await this.unitOfWork.run(async (tx, effects) => {
      if (!(await this.repository.find(userId, tx))) throw errors.notFound('user');
      if (await this.repository.isLastOperator(userId, tx)) throw errors.lastOperator();
      for (const workspaceId of await this.repository.soleWorkspaces(tx, userId)) {
        const keys = await this.storedKeys.find(tx, { workspaceId });
        await this.repository.deleteWorkspace(tx, workspaceId);
        await enqueueDeletion(effects, workspaceId, keys, workspaceId);
      }
      await this.repository.passOwnershipOn(tx, userId);
      await this.repository.delete(tx, userId);
    });
  }
}
