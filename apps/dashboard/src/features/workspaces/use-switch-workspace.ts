'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useEnterWorkspace } from './workspaces.api';

/** Changes to another workspace and shows its board: the page that was open belongs to the one before. */
export function useSwitchWorkspace() {
  const router = useRouter();
  const enter = useEnterWorkspace();
  return useMutation({
    mutationFn: async (id: string) => {
      router.push('/projects');
      await enter(id);
    },
  });
}
