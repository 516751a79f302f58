'use client';
import type { Project } from '@argument/contracts';
import { toast } from 'sonner';
import { useDeleteProject, useRestoreProject } from './projects.api';

/** Deletes softly, at once, and offers the way back in the toast. */
export function useDeleteWithUndo() {
  const remove = useDeleteProject();
  const restore = useRestoreProject();
  return (project: Project, after?: () => void): void =>
    remove.mutate(project.id, {
      onSuccess: () => {
        after?.();
        toast(`"${project.name}" is deleted`, {
          description: 'It can be restored for 30 days.',
          duration: 10_000,
          action: {
            label: 'Undo',
            onClick: () => restore.mutate(project.id, { onSuccess: () => toast(`"${project.name}" is back`) }),
          },
        });
      },
    });
}
