'use client';
import { saveWorkspace as schema } from '@argument/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { useForm } from '../../ui/use-form';
import { useSwitchWorkspace } from './use-switch-workspace';
import { createWorkspace, refreshWorkspaces } from './workspaces.api';

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function NewWorkspaceDialog({ open, onOpenChange }: Props) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="New workspace"
      hint="A place of its own for projects, links and members. It belongs to you."
    >
      <Form onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function Form({ onDone }: { onDone: () => void }) {
  const client = useQueryClient();
  const change = useSwitchWorkspace();
  const form = useForm({
    schema,
    initial: { name: '' },
    onSubmit: async (body) => {
      const { id, name } = await createWorkspace(body);
      onDone();
      await change.mutateAsync(id);
      await refreshWorkspaces(client);
      toast.success(`${name} is ready`);
    },
  });
  return (
    <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="New workspace">
      {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
      <TextField label="Name" maxLength={120} autoComplete="off" {...form.text('name')} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" busy={form.busy && 'Creating'}>
          Create workspace
        </Button>
      </div>
    </form>
  );
}
