import type { Role } from '@argument/contracts';

/** Who makes the request. Every query of a repository is bounded by `workspaceId`. */
export interface Principal {
  userId: string;
  workspaceId: string;
  role: Role;
  isOperator: boolean;
}
