export type Hotkey = 'command' | 'keys' | 'search' | 'new' | 'projects' | 'demo' | 'settings' | 'help';

/** What the '?' dialog lists. */
export const HOTKEYS: { keys: string[]; what: string }[] = [
  { keys: ['Ctrl', 'K'], what: 'Open the command menu' },
  { keys: ['/'], what: 'Search' },
  { keys: ['N'], what: 'New project' },
  { keys: ['G', 'P'], what: 'Go to projects' },
  { keys: ['G', 'D'], what: 'Go to the demo' },
  { keys: ['G', 'S'], what: 'Go to settings' },
  { keys: ['G', 'H'], what: 'Go to help' },
  { keys: ['?'], what: 'Show these keys' },
];

const alone: Record<string, Hotkey> = { '?': 'keys', '/': 'search', n: 'new' };
const afterG: Record<string, Hotkey> = { p: 'projects', d: 'demo', s: 'settings', h: 'help' };

/** The command of a key, or null. `before` is the key pressed just before; in a text field only Ctrl/Cmd-K works. */
export function matchHotkey(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
  before: string | null,
  typing: boolean,
): Hotkey | null {
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && key === 'k') return 'command';
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return null;
  if (before === 'g') return afterG[key] ?? null;
  return alone[key] ?? null;
}
