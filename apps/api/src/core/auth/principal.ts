import type { Role } from '@argument/contracts';
import type { Within } from './within.js';

/** Who makes the request. Every query of a repository is bounded by `workspaceId` and, for some roles, by `ownerId`. */
export interface Principal extends Within {
  userId: string;
  role: Role;
  isOperator: boolean;
}
