import { FREE_PLAN, type Quota } from '@argument/contracts';
import type { Transaction } from '@argument/database';
import { Injectable } from '@nestjs/common';
import { errors } from '../../core/errors/errors.js';
import { QuotaRepository } from './quota.repository.js';

/** What a workspace's plan allows and what is used of it. */
@Injectable()
export class QuotaService {
  constructor(private readonly repository: QuotaRepository) {}

  async read(workspaceId: string): Promise<Quota> {
    const now = new Date();
    const monthStart = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
    const [plan, projects, storageBytes, views] = await Promise.all([
      this.repository.plan(workspaceId),
      this.repository.projects(workspaceId),
      this.repository.storageBytes(workspaceId),
      this.repository.viewsSince(workspaceId, monthStart),
    ]);
    return {
      plan,
      projects: { used: projects, limit: FREE_PLAN.projects },
      storageBytes: { used: storageBytes, limit: FREE_PLAN.storageBytes },
      viewsThisMonth: { used: views, limit: FREE_PLAN.viewsPerMonth },
      requestsPerMinute: FREE_PLAN.requestsPerMinute,
    };
  }

  /** Holds the workspace until the transaction ends, so that two at once cannot both take the last place. */
  async claimProject(tx: Transaction, workspaceId: string): Promise<void> {
    await this.repository.lock(tx, workspaceId);
    if ((await this.repository.projects(workspaceId, tx)) >= FREE_PLAN.projects) {
      throw errors.projectQuota(FREE_PLAN.projects);
    }
  }

  /** Bytes of originals and of what was made from them. */
  storageUsed(workspaceId: string): Promise<number> {
    return this.repository.storageBytes(workspaceId);
  }

  /** Bytes that still fit, never negative. */
  async storageLeft(workspaceId: string): Promise<number> {
    return Math.max(0, FREE_PLAN.storageBytes - (await this.storageUsed(workspaceId)));
  }

  /** As {@link claimProject}, for `bytes` of storage. */
  async claimStorage(tx: Transaction, workspaceId: string, bytes: number): Promise<void> {
    await this.repository.lock(tx, workspaceId);
    if ((await this.repository.storageBytes(workspaceId, tx)) + bytes > FREE_PLAN.storageBytes) {
      throw errors.storageQuota(FREE_PLAN.storageBytes);
    }
  }
}
