import type { CreateInvitation, Invitation, InvitationPreview, Workspace } from '@argument/contracts';
import type { Logger } from '@argument/observability';
import { Inject, Injectable } from '@nestjs/common';
import { AddressBook } from '../../core/address-book.js';
import { AuditLog } from '../../core/audit/audit-log.js';
import type { Principal } from '../../core/auth/principal.js';
import { hashSecretToken, newSecretToken } from '../../core/auth/secret-tokens.js';
import { errors } from '../../core/errors/errors.js';
import { Mailer } from '../../core/mail/mailer.js';
import { LOGGER } from '../../core/tokens.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { InvitationsRepository } from './invitations.repository.js';
import { toInvitation } from './workspaces.mapper.js';
import { WorkspacesRepository } from './workspaces.repository.js';
import { WorkspacesService } from './workspaces.service.js';

const LIFE_MS = 7 * 24 * 60 * 60 * 1000;

@Injectable()
export class InvitationsService {
  constructor(
    private readonly repository: InvitationsRepository,
    private readonly members: WorkspacesRepository,
    private readonly workspaces: WorkspacesService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly mailer: Mailer,
    private readonly addresses: AddressBook,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async list(me: Principal): Promise<{ items: Invitation[] }> {
    return { items: (await this.repository.open(me.workspaceId, new Date())).map(toInvitation) };
  }

  async create(me: Principal, { email, role }: CreateInvitation): Promise<Invitation> {
    const { workspaceId, userId } = me;
    if (await this.repository.isMember(workspaceId, email)) throw errors.alreadyMember();
    const { token, tokenHash } = newSecretToken();
    const row = await this.unitOfWork.run(async (tx) => {
      const expiresAt = new Date(Date.now() + LIFE_MS);
      const made = await this.repository.create(tx, {
        workspaceId,
        email,
        role,
        tokenHash,
        invitedById: userId,
        expiresAt,
      });
      const subject = { subjectType: 'invitation', subjectId: made.id, details: { role } };
      await this.audit.record(tx, { workspaceId, actorId: userId, action: 'member.invited', ...subject });
      return made;
    });
    await this.send(me, email, token);
    return toInvitation(row);
  }

  async withdraw(me: Principal, id: string): Promise<void> {
    const { workspaceId, userId: actorId } = me;
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.repository.delete(tx, workspaceId, id))) throw errors.notFound('invitation');
      const subject = { subjectType: 'invitation', subjectId: id };
      await this.audit.record(tx, { workspaceId, actorId, action: 'invitation.withdrawn', ...subject });
    });
  }

  async preview(token: string): Promise<InvitationPreview> {
    const row = await this.repository.findOpen(hashSecretToken(token), new Date());
    if (!row) throw errors.emailTokenInvalid();
    return { workspaceName: row.workspace.name, email: row.email, role: row.role };
  }

  /** Only for the address that it was sent to: a forwarded message lets nobody else in. */
  async accept(me: Principal, token: string): Promise<Workspace> {
    const now = new Date();
    const row = await this.repository.findOpen(hashSecretToken(token), now);
    if (!row) throw errors.emailTokenInvalid();
    const { workspaceId, role } = row;
    await this.unitOfWork.run(async (tx) => {
      if ((await this.repository.emailOf(tx, me.userId, now)) !== row.email) throw errors.invitedOther(row.email);
      if (!(await this.repository.use(tx, row.id, now))) throw errors.emailTokenInvalid();
      await this.members.addMember(tx, workspaceId, me.userId, role);
      const subject = { subjectType: 'user', subjectId: me.userId, details: { role } };
      await this.audit.record(tx, { workspaceId, actorId: me.userId, action: 'member.joined', ...subject });
    });
    return this.workspaces.read(workspaceId, me.userId);
  }

  /** The invitation stands when the message fails: it can be sent again. */
  private async send(me: Principal, to: string, token: string): Promise<void> {
    const { name } = await this.workspaces.read(me.workspaceId, me.userId);
    const url = `${this.addresses.dashboard('/invitation')}?token=${token}`;
    const text = `Hello,\n\nyou are invited to the workspace "${name}" on ARgument:\n\n${url}\n\nThe link works once, for 7 days. If you do not know the sender, ignore this message.\n`;
    try {
      await this.mailer.send({ to, subject: `Invitation to ${name}`, text });
    } catch (error) {
      this.logger.error({ err: error }, 'an invitation was not sent');
    }
  }
}
