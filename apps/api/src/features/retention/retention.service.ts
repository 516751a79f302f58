import type { Retention, UpdateRetention } from '@argument/contracts';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../core/audit/audit-log.js';
import type { Principal } from '../../core/auth/principal.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { RetentionRepository } from './retention.repository.js';

/** How long a workspace keeps what is about single people; the worker erases what is older. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly repository: RetentionRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  read({ workspaceId }: Principal): Promise<Retention> {
    return this.repository.read(workspaceId);
  }

  update({ workspaceId, userId: actorId }: Principal, change: UpdateRetention): Promise<Retention> {
    return this.unitOfWork.run(async (tx) => {
      const before = await this.repository.hold(tx, workspaceId);
      await this.repository.update(tx, workspaceId, change);
      const after = await this.repository.hold(tx, workspaceId);
      const details = changes(before, after);
      if (Object.keys(details).length > 0) {
        const subject = { action: 'workspace.retention_changed', subjectType: 'workspace', subjectId: workspaceId };
        await this.audit.record(tx, { workspaceId, actorId, ...subject, details });
      }
      return after;
    });
  }
}

/** What changed, as the audit log says it: `{ sessionDays: '730 to 90' }`. */
function changes(before: Retention, after: Retention): Record<string, string> {
  const words = (days: number | null) => (days === null ? 'for ever' : String(days));
  const names = ['sessionDays', 'auditDays', 'deliveryDays'] as const;
  const changed = names.filter((name) => before[name] !== after[name]);
  return Object.fromEntries(changed.map((name) => [name, `${words(before[name])} to ${words(after[name])}`]));
}
