'use client';
import type { Image, Marker } from '@argument/contracts';
import { Download, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '../../ui/button';
import { Confirm, Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Menu, MenuItem, MenuLine } from '../../ui/menu';
import { useDeletePair, useUpdateMarker } from './pairs.api';

interface PairActionsProps {
  projectId: string;
  marker: Marker;
  others: Marker[];
  image: Image | undefined;
}

export function PairActions({ projectId, marker, others, image }: PairActionsProps) {
  const [open, setOpen] = useState<'rename' | 'delete' | null>(null);
  const [name, setName] = useState(marker.name);
  const update = useUpdateMarker(projectId);
  const remove = useDeletePair(projectId);
  const close = () => setOpen(null);
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="icon" className="px-0" aria-label={`Actions for ${marker.name}`}>
            <Ellipsis aria-hidden="true" />
          </Button>
        }
      >
        <MenuItem onSelect={() => setOpen('rename')}>
          <Pencil aria-hidden="true" /> Rename
        </MenuItem>
        {image ? (
          <MenuItem onSelect={() => window.open(image.originalUrl, '_blank', 'noopener')}>
            <Download aria-hidden="true" /> Download the picture
          </MenuItem>
        ) : null}
        <MenuLine />
        <MenuItem danger onSelect={() => setOpen('delete')}>
          <Trash2 aria-hidden="true" /> Delete pair
        </MenuItem>
      </Menu>
      <Dialog open={open === 'rename'} onOpenChange={close} title="Rename the pair">
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim()) update.mutate({ markerId: marker.id, body: { name: name.trim() } }, { onSuccess: close });
          }}
        >
          <TextField label="Name" maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />
          <Button
            type="submit"
            variant="primary"
            className="justify-self-end"
            disabled={!name.trim()}
            busy={update.isPending && 'Saving'}
          >
            Save name
          </Button>
        </form>
      </Dialog>
      <Confirm
        open={open === 'delete'}
        onOpenChange={close}
        title="Delete this pair?"
        hint="Prints of this picture stop playing. The picture and its video are deleted too; this cannot be undone."
        verb="Delete pair"
        busy={remove.isPending}
        onConfirm={() =>
          remove.mutate(
            { marker, others },
            {
              onSuccess: () => {
                close();
                toast('The pair is deleted');
              },
            },
          )
        }
      />
    </>
  );
}
