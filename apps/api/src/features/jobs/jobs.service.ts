import type { AdminJob, AdminJobQuery, Page } from '@argument/contracts';
import type { NewJob } from '@argument/queue';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../core/audit/audit-log.js';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { decodeJobCursor, encodeJobCursor } from './job-cursor.js';
import { type JobRow, JobsRepository } from './jobs.repository.js';

@Injectable()
export class JobsService {
  constructor(
    private readonly repository: JobsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async list({ status, limit, cursor }: AdminJobQuery): Promise<Page<AdminJob>> {
    const rows = await this.repository.list(status, limit + 1, decodeJobCursor(cursor));
    const items = rows.slice(0, limit);
    const last = items.at(-1);
    return { items: items.map(toAdminJob), nextCursor: rows.length > limit && last ? encodeJobCursor(last) : null };
  }

  /** The asset waits again, as after its upload. */
  async retry(me: Principal, id: string): Promise<AdminJob> {
    await this.unitOfWork.run(async (tx, effects) => {
      const job = await this.repository.find(id, tx);
      if (!job) throw errors.notFound('job');
      if (!(await this.repository.revive(tx, job))) throw errors.jobNotRetryable();
      // The payload was written for this name, which the compiler cannot see across the database.
      effects.revive({ id, name: job.name, payload: job.payload, priority: job.priority } as NewJob);
      const subject = { subjectType: 'job', subjectId: id };
      const { workspaceId } = job;
      await this.audit.record(tx, { workspaceId, actorId: me.userId, action: 'job.retried', ...subject });
    });
    const row = await this.repository.find(id);
    if (!row) throw errors.notFound('job');
    return toAdminJob(row);
  }
}

const toAdminJob = (row: JobRow): AdminJob => ({
  id: row.id,
  name: row.name,
  workspaceId: row.workspaceId,
  status: row.status,
  attempts: row.attempts,
  progress: row.progress,
  retryable: row.retryable,
  error: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? '' },
  createdAt: row.createdAt.toISOString(),
  finishedAt: row.finishedAt?.toISOString() ?? null,
});
