'use client';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { THEME_KEY } from './theme.script';

export type Theme = 'system' | 'light' | 'dark';
const CHANGED = 'argument:theme';

const read = (): Theme => {
  const stored = localStorage.getItem(THEME_KEY);
  return stored === 'light' || stored === 'dark' ? stored : 'system';
};

const darkQuery = (): MediaQueryList => matchMedia('(prefers-color-scheme: dark)');

const apply = (): void => {
  const theme = read();
  const dark = theme === 'dark' || (theme === 'system' && darkQuery().matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
};

const subscribe = (listener: () => void): (() => void) => {
  addEventListener(CHANGED, listener);
  addEventListener('storage', listener);
  return () => {
    removeEventListener(CHANGED, listener);
    removeEventListener('storage', listener);
  };
};

/** The chosen theme; `system` follows the machine. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, read, () => 'system' as const);
  useEffect(() => {
    apply();
    const query = darkQuery();
    query.addEventListener('change', apply);
    return () => query.removeEventListener('change', apply);
  });
  const choose = useCallback((next: Theme) => {
    if (next === 'system') localStorage.removeItem(THEME_KEY);
    else localStorage.setItem(THEME_KEY, next);
    apply();
    dispatchEvent(new Event(CHANGED));
  }, []);
  return [theme, choose];
}
