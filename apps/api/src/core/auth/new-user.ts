import { newId, type Transaction, type User } from '@argument/database';

export interface NewUser {
  email: string;
  name: string;
  /** Null for who signs in elsewhere. */
  passwordHash: string | null;
  emailVerifiedAt?: Date;
  isOperator?: boolean;
}

/** A user with a workspace of their own. */
export async function insertUser(tx: Transaction, input: NewUser): Promise<User> {
  const user = await tx.user.create({ data: { id: newId(), ...input } });
  const workspace = await tx.workspace.create({
    data: { id: newId(), name: `${input.name}'s workspace`, ownerId: user.id },
  });
  await tx.member.create({ data: { workspaceId: workspace.id, userId: user.id, role: 'admin' } });
  return user;
}
