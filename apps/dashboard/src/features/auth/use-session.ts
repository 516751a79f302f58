'use client';
import { useSyncExternalStore } from 'react';
import { readServerSession, readSession, type Session, subscribe } from '../../lib/http/session';

export const useSession = (): Session => useSyncExternalStore(subscribe, readSession, readServerSession);
