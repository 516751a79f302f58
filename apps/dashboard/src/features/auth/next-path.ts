/** Where to go after signing in: a path of ours, never another site. */
export function nextPath(next: string | null): string {
  if (!next?.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/projects';
  return next;
}

/** Address of the sign-in or sign-up page that comes back to `next`, with the e-mail address filled in if it is known. */
export function authAddress(page: '/sign-in' | '/sign-up', next: string | null, email: string | null = null): string {
  const query = new URLSearchParams();
  if (next !== null) query.set('next', next);
  if (email) query.set('email', email);
  const search = query.toString();
  return search ? `${page}?${search}` : page;
}
