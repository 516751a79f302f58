import type { QueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { readSession, setUser } from '../../lib/http/session';
import { readWorkspace } from '../../lib/http/workspace';
import { readMe } from '../auth/auth.api';

let looking = false;

/**
 * Something was not found. When that is because one is no longer a member of the chosen workspace, goes on in one's first
 * workspace; else nothing happens.
 */
export async function leaveLostWorkspace(client: QueryClient): Promise<void> {
  const chosen = readWorkspace();
  if (chosen === null || looking || readSession().status !== 'signed-in') return;
  looking = true;
  try {
    const user = await readMe();
    if (readWorkspace() === chosen) return;
    client.clear();
    setUser(user);
    toast('You no longer belong to that workspace', { description: 'This is another one of yours.' });
  } catch {
    // The page that asked says what is wrong.
  } finally {
    looking = false;
  }
}
