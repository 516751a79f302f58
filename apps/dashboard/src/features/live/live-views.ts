'use client';
import { useSyncExternalStore } from 'react';

/** Views of the last five minutes, by project, in milliseconds since the epoch. */
const WINDOW_MS = 5 * 60_000;
let views: readonly { projectId: string; at: number }[] = [];
const listeners = new Set<() => void>();

export function noteView(projectId: string): void {
  const now = Date.now();
  views = [...views.filter(({ at }) => now - at < WINDOW_MS), { projectId, at: now }];
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  const timer = setInterval(listener, 15_000);
  return () => {
    clearInterval(timer);
    listeners.delete(listener);
  };
};

/** How many views of a project began in the last five minutes while this page was open. */
export const useLiveViews = (projectId: string): number =>
  useSyncExternalStore(
    subscribe,
    () => views.filter((view) => view.projectId === projectId && Date.now() - view.at < WINDOW_MS).length,
    () => 0,
  );
