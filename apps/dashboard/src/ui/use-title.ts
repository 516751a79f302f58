import { useEffect } from 'react';

/** Titles the present page by what it shows as well, so that tabs of two projects can be told apart. */
export function useTitle(name: string | undefined, page: string): void {
  useEffect(() => {
    if (name) document.title = `${name} · ${page} · ARgument`;
  }, [name, page]);
}
