/** The part of the database that a request may see. */
export interface Within {
  workspaceId: string;
  /** Set for callers who see only the projects that they made. */
  ownerId: string | null;
}

/** Bounds a query for projects; deleted ones are left out. */
export const visibleProject = ({ workspaceId, ownerId }: Within) => ({
  workspaceId,
  deletedAt: null,
  ...ownedBy(ownerId),
});

/** Bounds a query for what projects contain. */
export const visible = (within: Within) => ({ project: visibleProject(within) });

/** Empty for those who see everything of their workspace. */
export const ownedBy = (ownerId: string | null): { createdById?: string } =>
  ownerId === null ? {} : { createdById: ownerId };
