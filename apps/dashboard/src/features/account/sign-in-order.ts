import type { SignIn } from '@argument/contracts';

/** The one in use first, then the others by when they were last used. Pure. */
export const inOrder = (signIns: readonly SignIn[]): SignIn[] =>
  [...signIns].sort(
    (a, b) => Number(b.current) - Number(a.current) || Date.parse(b.lastUsedAt) - Date.parse(a.lastUsedAt),
  );
