import type { AdminJob } from '@argument/contracts';
import { type Database, type Job, reviveJob, type Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';
import type { JobPosition } from './job-cursor.js';

export type JobRow = Job;

/** Sees every workspace: for operators only. */
@Injectable()
export class JobsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Newest first; without a status those that were given up and could be tried again. */
  list(status: AdminJob['status'] | undefined, limit: number, after: JobPosition | null): Promise<JobRow[]> {
    const at = after ? new Date(after[0]) : null;
    return this.database.client.job.findMany({
      where: {
        ...(status === undefined ? { status: 'failed' as const, retryable: true } : { status }),
        ...(after && at ? { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: after[1] } }] } : {}),
      },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: limit,
    });
  }

  find(id: string, tx: Transaction = this.database.client): Promise<JobRow | null> {
    return tx.job.findUnique({ where: { id } });
  }

  async revive(tx: Transaction, { id, name, subjectId }: JobRow): Promise<boolean> {
    if (!(await reviveJob(tx, id))) return false;
    const again = {
      where: { id: subjectId ?? '', status: 'failed' as const },
      data: { status: 'queued' as const, errorCode: null, errorMessage: null },
    };
    if (name === 'process-image') await tx.image.updateMany(again);
    if (name === 'transcode-video' || name === 'transcode-ladder') await tx.video.updateMany(again);
    if (name === 'compile-marker') await tx.marker.updateMany(again);
    return true;
  }
}
