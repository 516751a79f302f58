'use client';
import { saveWorkspace as schema, type Workspace } from '@argument/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { formatDay, plural } from '../../lib/format';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useForm } from '../../ui/use-form';
import { NewWorkspaceDialog } from '../workspaces/new-workspace-dialog';
import { refreshWorkspaces, renameWorkspace } from '../workspaces/workspaces.api';

export function WorkspacePanel({ workspace, manages }: { workspace: Workspace; manages: boolean }) {
  const client = useQueryClient();
  const form = useForm({
    schema,
    initial: { name: workspace.name },
    onSubmit: async (body) => {
      await renameWorkspace(body);
      await refreshWorkspaces(client);
      toast.success('Saved');
    },
  });
  const facts = `${plural(workspace.members, 'member')}, since ${formatDay(workspace.createdAt)}`;
  if (!manages)
    return (
      <Panel title="Workspace" hint={facts} action={<NewWorkspace />}>
        <p className="break-words">{workspace.name}</p>
      </Panel>
    );
  return (
    <Panel title="Workspace" hint={facts} action={<NewWorkspace />}>
      <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="Workspace">
        {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
        <TextField label="Name of the workspace" maxLength={120} autoComplete="organization" {...form.text('name')} />
        <div>
          <Button type="submit" busy={form.busy && 'Saving'}>
            Save name
          </Button>
        </div>
      </form>
    </Panel>
  );
}

function NewWorkspace() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" /> New workspace
      </Button>
      <NewWorkspaceDialog open={open} onOpenChange={setOpen} />
    </>
  );
}
