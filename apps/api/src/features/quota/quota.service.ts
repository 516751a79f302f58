import type { PlanLimits, Quota } from '@argument/contracts';
import { chargeFiles, type Transaction } from '@argument/database';
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
    const { limits } = plan;
    const { imageBytes, videoBytes, videoDurationMs } = limits;
    return {
      plan: plan.name,
      projects: { used: projects, limit: limits.projects },
      storageBytes: { used: storageBytes, limit: limits.storageBytes },
      viewsThisMonth: { used: views, limit: limits.viewsPerMonth },
      isReduced: plan.viewsOverSince !== null,
      requestsPerMinute: limits.requestsPerMinute,
      uploads: { imageBytes, videoBytes, videoDurationMs },
    };
  }

  /** Holds the workspace until the transaction ends, so that two at once cannot both take the last place. */
  async claimProject(tx: Transaction, workspaceId: string): Promise<void> {
    await this.repository.lock(tx, workspaceId);
    const { limits } = await this.repository.plan(workspaceId, tx);
    if ((await this.repository.projects(workspaceId, tx)) >= limits.projects)
      throw errors.projectQuota(limits.projects);
  }

  /** Bytes of originals and of what was made from them. */
  storageUsed(workspaceId: string): Promise<number> {
    return this.repository.storageBytes(workspaceId);
  }

  async limits(workspaceId: string): Promise<PlanLimits> {
    return (await this.repository.plan(workspaceId)).limits;
  }

  /** Bytes that still fit beside what is stored and what is on its way, never negative. */
  async storageLeft(workspaceId: string, { storageBytes }: PlanLimits): Promise<number> {
    const [stored, reserved] = [
      await this.repository.storageBytes(workspaceId),
      await this.repository.reservedBytes(workspaceId),
    ];
    return Math.max(0, storageBytes - stored - reserved);
  }

  /** Others who want to use up quota of the workspace wait until the transaction ends. */
  lock(tx: Transaction, workspaceId: string): Promise<void> {
    return this.repository.lock(tx, workspaceId);
  }

  /** As {@link claimProject}, for a file, which is entered into the ledger. The same file twice costs once. */
  async claimStorage(tx: Transaction, workspaceId: string, file: { key: string; bytes: number }): Promise<void> {
    await this.repository.lock(tx, workspaceId);
    if (await this.repository.isCharged(tx, workspaceId, file.key)) return;
    await this.assertRoom(tx, workspaceId, file.bytes);
    await chargeFiles(tx, workspaceId, [file]);
  }

  /** Throws unless `bytes` more fit; the caller writes the upload that keeps them free in the same transaction. */
  async reserveStorage(tx: Transaction, workspaceId: string, bytes: number): Promise<void> {
    await this.repository.lock(tx, workspaceId);
    await this.assertRoom(tx, workspaceId, bytes);
  }

  private async assertRoom(tx: Transaction, workspaceId: string, bytes: number): Promise<void> {
    const taken = await this.repository.storageBytes(workspaceId, tx);
    const reserved = await this.repository.reservedBytes(workspaceId, tx);
    const { limits } = await this.repository.plan(workspaceId, tx);
    if (taken + reserved + bytes > limits.storageBytes) throw errors.storageQuota(limits.storageBytes);
  }
}
