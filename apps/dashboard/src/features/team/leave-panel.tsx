'use client';
import type { Workspace } from '@argument/contracts';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { Confirm } from '../../ui/dialog';
import { useEnterWorkspace } from '../workspaces/workspaces.api';
import { leave } from './team.api';

export function LeavePanel({ workspace }: { workspace: Workspace }) {
  const router = useRouter();
  const enter = useEnterWorkspace();
  const [asking, setAsking] = useState(false);
  const go = useMutation({
    mutationFn: async () => {
      await leave();
      await enter(null);
    },
    onSuccess: () => {
      toast(`You left ${workspace.name}`);
      router.push('/projects');
    },
  });
  if (workspace.isOwner)
    return (
      <Panel
        title="Leave"
        hint={`You own ${workspace.name}. Make another member the owner in the list above before you leave.`}
      >
        {null}
      </Panel>
    );
  return (
    <Panel title="Leave" hint="What you made stays with the workspace.">
      <Button variant="danger" onClick={() => setAsking(true)}>
        Leave workspace
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`Leave ${workspace.name}?`}
        hint="You lose access at once, and your API keys for it stop working. An admin can invite you again."
        verb="Leave workspace"
        doing="Leaving"
        keep="Stay"
        busy={go.isPending}
        onConfirm={() => go.mutate()}
      />
    </Panel>
  );
}
