/** The key of a link: the last part of the page's path, so that the viewer works at `/<slug>` and below any folder. */
export function slugFromPath(pathname: string): string | null {
  const last = pathname.split('/').filter(Boolean).at(-1);
  if (!last || last === 'index.html') return null;
  try {
    const slug = decodeURIComponent(last).toLowerCase();
    return /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug) ? slug : null;
  } catch {
    return null;
  }
}
