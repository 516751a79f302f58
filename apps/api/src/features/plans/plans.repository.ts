import type { PlanLimits, UpdateAdminWorkspace, UpdatePlan } from '@argument/contracts';
import { type Database, isUniqueViolation, newId, type Prisma, type Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import type { Position } from '../../core/http/paging.js';
import { DATABASE } from '../../core/tokens.js';

const counted = { _count: { select: { workspaces: true } } } as const;
export type PlanRow = Prisma.PlanGetPayload<{ include: typeof counted }>;

const whole = {
  plan: { select: { id: true, name: true } },
  owner: { select: { email: true } },
  _count: { select: { projects: { where: { deletedAt: null } } } },
} as const satisfies Prisma.WorkspaceInclude;
export type WorkspaceRow = Prisma.WorkspaceGetPayload<{ include: typeof whole }>;

type LimitChanges = NonNullable<UpdatePlan['limits']>;

/** Another plan has the name. */
export class NameTakenError extends Error {}

/** Sees every workspace: for operators only. */
@Injectable()
export class PlansRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  list(): Promise<PlanRow[]> {
    return this.database.client.plan.findMany({ include: counted, orderBy: { createdAt: 'asc' } });
  }

  find(id: string, tx: Transaction = this.database.client): Promise<PlanRow | null> {
    return tx.plan.findUnique({ where: { id }, include: counted });
  }

  async defaultName(): Promise<string> {
    const where = { isDefault: true };
    return (await this.database.client.plan.findFirstOrThrow({ where, select: { name: true } })).name;
  }

  /** @throws NameTakenError */
  async create(tx: Transaction, name: string, limits: PlanLimits): Promise<string> {
    const data = { id: newId(), name, ...limits, storageBytes: BigInt(limits.storageBytes) };
    const { id } = await orNameTaken(() => tx.plan.create({ data }));
    return id;
  }

  /** @throws NameTakenError */
  async update(tx: Transaction, id: string, name: string | undefined, limits: LimitChanges): Promise<void> {
    const data = { ...changes(limits), ...(name === undefined ? {} : { name }) };
    await orNameTaken(() => tx.plan.update({ where: { id }, data }));
  }

  /** The mark moves: two at once wait for each other. */
  async makeDefault(tx: Transaction, id: string): Promise<void> {
    await tx.$queryRaw`SELECT id FROM plans ORDER BY id FOR UPDATE`;
    await tx.plan.updateMany({ where: { isDefault: true }, data: { isDefault: false } });
    await tx.plan.update({ where: { id }, data: { isDefault: true } });
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.plan.delete({ where: { id } });
  }

  workspaces(search: string | undefined, limit: number, after: Position | null): Promise<WorkspaceRow[]> {
    const contains = search ? { contains: search, mode: 'insensitive' as const } : undefined;
    return this.database.client.workspace.findMany({
      where: {
        ...(contains ? { OR: [{ name: contains }, { owner: { email: contains } }] } : {}),
        ...(after ? { id: { lt: after[1] } } : {}),
      },
      include: whole,
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
  }

  workspace(id: string, tx: Transaction = this.database.client): Promise<WorkspaceRow | null> {
    return tx.workspace.findUnique({ where: { id }, include: whole });
  }

  async updateWorkspace(tx: Transaction, id: string, { planId, overrides }: UpdateAdminWorkspace): Promise<void> {
    await tx.workspace.update({
      where: { id },
      data: {
        ...(planId === undefined ? {} : { planId }),
        ...(overrides === undefined ? {} : { planOverrides: overrides }),
      },
    });
  }
}

/** Only what is to change; bytes of a whole installation don't fit into 32 bits. */
const changes = ({ storageBytes, ...rest }: LimitChanges): Prisma.PlanUpdateInput => ({
  ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
  ...(storageBytes === undefined ? {} : { storageBytes: BigInt(storageBytes) }),
});

async function orNameTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw new NameTakenError('Another plan has this name.', { cause: error });
    throw error;
  }
}
