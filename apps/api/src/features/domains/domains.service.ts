import { randomBytes } from 'node:crypto';
import type { Domain } from '@argument/contracts';
import type { Domain as Row, Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../../core/audit/audit-log.js';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { ENV } from '../../core/tokens.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import type { ApiEnv } from '../../env.js';
import { domainErrors } from './domains.errors.js';
import { DomainsRepository } from './domains.repository.js';
import { TxtRecords } from './txt-records.js';

const MOST = 20;
const PREFIX = '_argument.';

type Urls = Pick<ApiEnv, 'PUBLIC_API_URL' | 'PUBLIC_VIEWER_URL' | 'PUBLIC_DASHBOARD_URL' | 'ASSETS_URL'>;

/** Names of a workspace's own for its links. Whoever writes a TXT record into a zone owns it. */
@Injectable()
export class DomainsService {
  /** Names that the platform itself is reached by. */
  private readonly ours: ReadonlySet<string>;
  private readonly target: string;

  constructor(
    private readonly repository: DomainsRepository,
    private readonly records: TxtRecords,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    @Inject(ENV) { PUBLIC_API_URL, PUBLIC_VIEWER_URL, PUBLIC_DASHBOARD_URL, ASSETS_URL }: Urls,
  ) {
    const urls = [PUBLIC_API_URL, PUBLIC_VIEWER_URL, PUBLIC_DASHBOARD_URL, ASSETS_URL];
    this.ours = new Set(urls.flatMap((url) => (url === undefined ? [] : [new URL(url).hostname])));
    this.target = new URL(PUBLIC_VIEWER_URL).hostname;
  }

  async list(me: Principal): Promise<Domain[]> {
    return (await this.repository.list(me.workspaceId)).map((row) => this.toDomain(row));
  }

  async add(me: Principal, host: string): Promise<Domain> {
    if (this.ours.has(host)) throw domainErrors.ours();
    const row = await this.unitOfWork.run(async (tx) => {
      if ((await this.repository.count(tx, me.workspaceId)) >= MOST) throw domainErrors.tooMany(MOST);
      const made = await this.repository.create(tx, me.workspaceId, host, randomBytes(16).toString('hex'));
      if (!made) throw domainErrors.added();
      await this.record(tx, me, 'domain.added', made);
      return made;
    });
    return this.toDomain(row);
  }

  /** A name that changed hands goes to who can write into its zone now. @throws ProblemError 404 or 409 */
  async verify(me: Principal, id: string): Promise<Domain> {
    const row = await this.get(me, id);
    const { name, value } = recordOf(row);
    const found = (await this.records.of(name)) ?? [];
    if (!found.includes(value)) throw domainErrors.notFound(found);
    if (row.verifiedAt) {
      await this.unitOfWork.run((tx) => this.repository.setMissing(tx, id, null));
      return this.toDomain({ ...row, missingSince: null });
    }
    const owner = await this.repository.owner(row.host);
    if (owner && found.includes(recordOf(owner).value)) throw domainErrors.taken();
    const isOurs = await this.repository.verify(id, async (tx) => {
      if (owner) await this.repository.release(tx, owner.id);
      await this.record(tx, me, 'domain.verified', row);
    });
    if (!isOurs) throw domainErrors.taken();
    return this.toDomain(await this.get(me, id));
  }

  async remove(me: Principal, id: string): Promise<void> {
    const row = await this.get(me, id);
    await this.unitOfWork.run(async (tx) => {
      await this.repository.delete(tx, id);
      await this.record(tx, me, 'domain.removed', row);
    });
  }

  /** The workspace whose name this is; null for names that nobody has verified. */
  async workspaceOf(host: string): Promise<string | null> {
    return (await this.repository.owner(host.toLowerCase()))?.workspaceId ?? null;
  }

  /** For a link that is to be reached by it. @throws ProblemError 404 or 409 */
  async assertUsable(tx: Transaction, workspaceId: string, id: string): Promise<void> {
    const row = await this.repository.find(workspaceId, id, tx);
    if (!row) throw errors.notFound('domain');
    if (!row.verifiedAt) throw domainErrors.notVerified();
  }

  private async get(me: Principal, id: string): Promise<Row> {
    const row = await this.repository.find(me.workspaceId, id);
    if (!row) throw errors.notFound('domain');
    return row;
  }

  private toDomain(row: Row): Domain {
    return {
      id: row.id,
      host: row.host,
      verifiedAt: row.verifiedAt?.toISOString() ?? null,
      missingSince: row.missingSince?.toISOString() ?? null,
      record: recordOf(row),
      target: this.target,
      createdAt: row.createdAt.toISOString(),
    };
  }

  private record(tx: Transaction, me: Principal, action: string, { id, host }: Row): Promise<void> {
    const subject = { subjectType: 'domain', subjectId: id };
    return this.audit.record(tx, {
      workspaceId: me.workspaceId,
      actorId: me.userId,
      action,
      ...subject,
      details: { host },
    });
  }
}

/** What has to stand in the zone. */
export const recordOf = ({ host, token }: Pick<Row, 'host' | 'token'>) => ({
  name: `${PREFIX}${host}`,
  value: `argument-domain=${token}`,
});
