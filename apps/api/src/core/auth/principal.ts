import type { ApiScope, Role } from '@argument/contracts';
import type { Within } from './within.js';

/** Who makes the request. Every query of a repository is bounded by `workspaceId` and, for some roles, by `ownerId`. */
export interface Principal extends Within {
  userId: string;
  role: Role;
  isOperator: boolean;
  /** The sign-in that the access token belongs to; null for an API key. */
  signInId: string | null;
  /** The API key that was used; null for a person. */
  keyId: string | null;
  /** By the plan of the workspace. */
  requestsPerMinute: number;
}

/** A principal before it is known what they want to do. */
export interface Caller extends Omit<Principal, 'ownerId'> {
  blocked: boolean;
  hasSecondFactor: boolean;
  /** What an API key may do; null for a person. */
  scopes: readonly ApiScope[] | null;
}
