'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { type Hotkey, matchHotkey } from './hotkeys';

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Listens for the keys of {@link Hotkey} on the whole page. */
export function useHotkeys() {
  const router = useRouter();
  const [open, setOpen] = useState<'command' | 'keys' | null>(null);
  const before = useRef<{ key: string; at: number } | null>(null);

  useEffect(() => {
    const act: Record<Hotkey, () => void> = {
      command: () => setOpen((shown) => (shown === 'command' ? null : 'command')),
      keys: () => setOpen('keys'),
      search: () => document.querySelector<HTMLInputElement>('[data-hotkey="/"]')?.focus(),
      new: () => router.push('/projects/new'),
      projects: () => router.push('/projects'),
      demo: () => router.push('/demo'),
      settings: () => router.push('/settings'),
      help: () => router.push('/help'),
    };
    const onKey = (event: KeyboardEvent) => {
      const fresh = before.current && Date.now() - before.current.at < 1000 ? before.current.key : null;
      const hotkey = matchHotkey(event, fresh, typing(event.target));
      before.current = { key: event.key, at: Date.now() };
      if (!hotkey) return;
      event.preventDefault();
      act[hotkey]();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [router]);

  return { open, setOpen };
}
