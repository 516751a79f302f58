'use client';
import { reachOf } from '@argument/contracts';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { useSession } from '../auth/use-session';
import { useWorkspace } from '../workspaces/workspaces.api';
import { InvitePanel } from './invite-panel';
import { LeavePanel } from './leave-panel';
import { MembersPanel } from './members-panel';
import { WorkspacePanel } from './workspace-panel';

/** Who works in this workspace, and as what. */
export function TeamPage() {
  const { user } = useSession();
  const workspace = useWorkspace();
  if (workspace.isError) return <Failure error={workspace.error} onRetry={() => void workspace.refetch()} />;
  if (!user || !workspace.data)
    return (
      <Loading what="the team">
        <div className="grid max-w-3xl gap-6">
          <Skeleton className="h-36 rounded-card" />
          <Skeleton className="h-64 rounded-card" />
        </div>
      </Loading>
    );
  const manages = reachOf('workspace.manage', user) === 'all';
  return (
    <div className="grid max-w-3xl gap-6">
      <WorkspacePanel key={workspace.data.id} workspace={workspace.data} manages={manages} />
      <MembersPanel me={user} workspace={workspace.data} />
      {manages ? <InvitePanel workspaceName={workspace.data.name} /> : null}
      <LeavePanel workspace={workspace.data} />
    </div>
  );
}
