'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { restore } from './auth.api';
import { useSession } from './use-session';

/** Finds out at load who is signed in, and empties the cache when that ends. */
export function SessionKeeper() {
  const { status } = useSession();
  const client = useQueryClient();
  useEffect(() => {
    void restore();
  }, []);
  const before = useRef(status);
  useEffect(() => {
    // What one person saw must not flash up for the next one at this screen.
    if (before.current === 'signed-in' && status === 'signed-out') client.clear();
    before.current = status;
  }, [status, client]);
  return null;
}
