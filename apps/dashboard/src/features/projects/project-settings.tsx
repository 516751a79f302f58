'use client';
import { type Project, updateProject as schema } from '@argument/contracts';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { plainWords } from '../../lib/http/problem';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { TextAreaField, TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Loading, Skeleton } from '../../ui/states';
import { Switch } from '../../ui/switch';
import { TagInput } from '../../ui/tag-input';
import { useForm } from '../../ui/use-form';
import { updateProject, useDuplicateProject, useProject, useRefreshProjects } from './projects.api';
import { useDeleteWithUndo } from './use-delete-with-undo';

export function ProjectSettings({ projectId }: { projectId: string }) {
  const { data } = useProject(projectId);
  if (!data)
    return (
      <Loading what="the settings">
        <Skeleton className="h-80 max-w-2xl rounded-card" />
      </Loading>
    );
  return <Form key={data.id} project={data} />;
}

function Form({ project }: { project: Project }) {
  const router = useRouter();
  const refresh = useRefreshProjects();
  const remove = useDeleteWithUndo();
  const duplicate = useDuplicateProject();
  const copy = () =>
    duplicate.mutate(project.id, {
      onSuccess: ({ id, name }) => {
        toast.success(`"${name}" is there`);
        router.push(`/projects/${id}`);
      },
      onError: (error) => toast.error(plainWords(error).detail),
    });
  const form = useForm({
    schema,
    initial: {
      name: project.name,
      description: project.description,
      tags: project.tags,
      visibility: project.visibility,
    },
    onSubmit: async (body) => {
      await updateProject(project.id, body);
      await refresh();
      toast.success('Saved');
    },
  });
  return (
    <div className="grid max-w-2xl gap-6">
      <Panel title="Project">
        <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="Project settings">
          {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
          <TextField label="Name" maxLength={120} {...form.text('name')} />
          <TextAreaField label="Description" maxLength={2000} {...form.text('description')} />
          <TagInput
            label="Tags"
            value={form.values.tags}
            onChange={(tags) => form.set('tags', tags)}
            error={form.errors.tags}
          />
          <Switch
            label="Public"
            hint="Everyone in your workspace sees a public project; a private one only you and managers."
            checked={form.values.visibility === 'public'}
            onCheckedChange={(on) => form.set('visibility', on ? 'public' : 'private')}
          />
          <div>
            <Button type="submit" variant="primary" busy={form.busy && 'Saving'}>
              Save changes
            </Button>
          </div>
        </form>
      </Panel>
      <Panel
        title="Duplicate"
        hint="A new project with the same pictures, videos and placements. Links stay here: they belong to what you printed."
      >
        <Button busy={duplicate.isPending && 'Copying'} onClick={copy}>
          Duplicate project
        </Button>
      </Panel>
      <Panel title="Delete" hint="Its links stop playing. You can restore the project for 30 days.">
        <Button variant="danger" onClick={() => remove(project, () => router.push('/projects'))}>
          Delete project
        </Button>
      </Panel>
    </div>
  );
}
