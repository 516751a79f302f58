'use client';
import { useMutation } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { forget } from '../../lib/http/session';
import { saveBlob } from '../../lib/save-blob';
import { Button } from '../../ui/button';
import { Panel } from '../../ui/card';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { useSession } from '../auth/use-session';
import { deleteUser, fetchUserExport } from './settings.api';

/** Your data are yours: take them along, or have them deleted. */
export function DataPanel() {
  const { user } = useSession();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState('');
  const save = useMutation({ mutationFn: fetchUserExport, onSuccess: (blob) => saveBlob(blob, 'argument-data.json') });
  const remove = useMutation({
    mutationFn: deleteUser,
    onSuccess: () => {
      toast('Your account is deleted');
      forget();
    },
  });
  return (
    <Panel title="Your data">
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => save.mutate()} busy={save.isPending && 'Collecting'}>
          <Download aria-hidden="true" /> Export my data
        </Button>
        <Button variant="danger" onClick={() => setAsking(true)}>
          Delete my account
        </Button>
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title="Delete your account?"
        hint="Your projects, files and links are deleted, and prints of them stop playing. This cannot be undone."
      >
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            remove.mutate();
          }}
        >
          <TextField
            label={`Type ${user?.email ?? 'your e-mail'} to confirm`}
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setAsking(false)}>Keep my account</Button>
            <Button
              type="submit"
              variant="danger"
              disabled={typed.trim().toLowerCase() !== user?.email}
              busy={remove.isPending && 'Deleting'}
            >
              Delete my account
            </Button>
          </div>
        </form>
      </Dialog>
    </Panel>
  );
}
