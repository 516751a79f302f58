'use client';
import { type Marker, createLink as schema } from '@argument/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Notice } from '../../ui/notice';
import { Failure, Loading, Skeleton } from '../../ui/states';
import { useForm } from '../../ui/use-form';
import { useMarkers } from '../pairs/pairs.api';
import { createLink } from './links.api';

interface NewLinkDialogProps {
  projectId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function NewLinkDialog(props: NewLinkDialogProps) {
  return (
    <Dialog open={props.open} onOpenChange={props.onOpenChange} title="New link" hint="Choose what it plays.">
      <WhenRead projectId={props.projectId} />
    </Dialog>
  );
}

function WhenRead({ projectId }: { projectId: string }) {
  const markers = useMarkers(projectId);
  if (markers.isError) return <Failure error={markers.error} onRetry={() => void markers.refetch()} />;
  if (!markers.data)
    return (
      <Loading what="the pairs">
        <Skeleton className="h-56" />
      </Loading>
    );
  return <Form projectId={projectId} usable={markers.data.filter(({ status }) => status !== 'failed')} />;
}

function Form({ projectId, usable }: { projectId: string; usable: Marker[] }) {
  const router = useRouter();
  const client = useQueryClient();
  const [only] = usable;
  const form = useForm({
    schema: { safeParse: (value) => schema.safeParse(withoutBlanks(value)) },
    // Where there is nothing to choose, it is chosen.
    initial: { name: '', slug: '', markerIds: only && usable.length === 1 ? [only.id] : [] },
    onSubmit: async (body) => {
      const link = await createLink(projectId, body);
      void client.invalidateQueries({ queryKey: ['links', projectId] });
      router.push(`/links/${link.id}`);
    },
  });
  const chosen = form.values.markerIds;
  const toggle = (id: string) =>
    form.set('markerIds', chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  return (
    <form onSubmit={form.submit} noValidate className="grid gap-4" aria-label="New link">
      {form.problem ? <Notice tone="lost">{form.problem}</Notice> : null}
      <TextField label="Name" maxLength={120} placeholder="Summer poster" {...form.text('name')} />
      <TextField
        label="Address"
        help="Leave empty for a short random one."
        placeholder="summer-2026"
        className="font-mono"
        {...form.text('slug')}
      />
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 text-sm font-medium">Pairs</legend>
        <div className="max-h-48 overflow-y-auto rounded-control border border-line">
          {usable.map((marker) => (
            <label key={marker.id} className="flex min-h-11 items-center gap-3 border-b border-line px-3 last:border-0">
              <input
                type="checkbox"
                className="size-4 accent-[var(--signal-solid)]"
                checked={chosen.includes(marker.id)}
                onChange={() => toggle(marker.id)}
              />
              <span className="min-w-0 flex-1 truncate">{marker.name}</span>
              {marker.trackability === null ? null : (
                <span className="tabular text-sm text-muted">{marker.trackability} of 100</span>
              )}
            </label>
          ))}
          {usable.length === 0 ? <p className="p-3 text-sm text-muted">Add a pair to the project first.</p> : null}
        </div>
        {form.errors.markerIds ? <p className="text-sm text-lost">{form.errors.markerIds}</p> : null}
      </fieldset>
      <Button type="submit" variant="primary" className="justify-self-end" busy={form.busy && 'Publishing'}>
        Publish link
      </Button>
    </form>
  );
}

/** Empty fields mean "choose for me". */
const withoutBlanks = (value: unknown): unknown =>
  Object.fromEntries(Object.entries(value as Record<string, unknown>).filter(([, field]) => field !== ''));
