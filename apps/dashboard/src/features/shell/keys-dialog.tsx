'use client';
import { Dialog } from '../../ui/dialog';
import { Kbd } from '../../ui/kbd';
import { HOTKEYS } from './hotkeys';

export function KeysDialog(props: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog {...props} title="Keys">
      <dl className="grid gap-1">
        {HOTKEYS.map(({ keys, what }) => (
          <div key={what} className="flex items-center justify-between gap-4 border-b border-line py-2 last:border-0">
            <dt>{what}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
