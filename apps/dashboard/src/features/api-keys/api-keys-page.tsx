'use client';
import { type NewApiKey, reachOf } from '@argument/contracts';
import { useState } from 'react';
import { ShownOnce } from '../../ui/shown-once';
import { Empty } from '../../ui/states';
import { useSession } from '../auth/use-session';
import { KeyList } from './key-list';
import { NewKeyForm } from './new-key-form';

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
      {made ? (
        <ShownOnce
          key={made.id}
          label="Your new key"
          title={`${made.name}: copy the key now`}
          secret={made.key}
          copyLabel="Copy key"
          testId="new-api-key"
          onDone={() => setMade(null)}
        >
          It is shown this once. We keep only its fingerprint, so nobody can show it to you again.
        </ShownOnce>
      ) : (
        <NewKeyForm onMade={setMade} />
      )}
      <KeyList userId={user.id} />
    </div>
  );
}
