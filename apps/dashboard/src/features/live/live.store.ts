'use client';
import { useSyncExternalStore } from 'react';
import type { LiveState } from './poll';

let state: LiveState = 'connecting';
const listeners = new Set<() => void>();

export const setLiveState = (next: LiveState): void => {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useLiveState = (): LiveState =>
  useSyncExternalStore(
    subscribe,
    () => state,
    () => 'connecting' as const,
  );
