'use client';
import { type NewApiKey, reachOf } from '@argument/contracts';
import { useState } from 'react';
import { Empty } from '../../ui/states';
import { useSession } from '../auth/use-session';
import { KeyList } from './key-list';
import { NewKeyForm } from './new-key-form';
import { ShownOnce } from './shown-once';

/** Keys for programs that use the API in somebody's name. */
export function ApiKeysPage() {
  const { user } = useSession();
  // Only here, for as long as the page is open: nothing else keeps the key itself.
  const [made, setMade] = useState<NewApiKey | null>(null);
  if (!user) return null;
  if (reachOf('keys.manage', user) === 'none')
    return (
      <Empty title="API keys are not for viewers">
        A key may do what its maker may. Ask an admin for another role if you need one.
      </Empty>
    );
  return (
    <div className="grid max-w-3xl gap-6">
      {made ? <ShownOnce key={made.id} made={made} onDone={() => setMade(null)} /> : null}
      <NewKeyForm onMade={setMade} />
      <KeyList userId={user.id} />
    </div>
  );
}
