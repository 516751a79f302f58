import { matchHotkey } from './hotkeys';

const press = (key: string, more: Partial<{ ctrlKey: boolean; metaKey: boolean; altKey: boolean }> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe('matchHotkey', () => {
  it('opens the command menu from anywhere, text fields too', () => {
    expect(matchHotkey(press('k', { ctrlKey: true }), null, true)).toBe('command');
    expect(matchHotkey(press('K', { metaKey: true }), null, false)).toBe('command');
  });

  it('leaves other keys to a text field and to the browser', () => {
    expect(matchHotkey(press('n'), null, true)).toBeNull();
    expect(matchHotkey(press('n', { ctrlKey: true }), null, false)).toBeNull();
  });

  it('goes places by two keys in a row', () => {
    expect(matchHotkey(press('p'), 'g', false)).toBe('projects');
    expect(matchHotkey(press('p'), null, false)).toBeNull();
    expect(matchHotkey(press('?'), null, false)).toBe('keys');
  });
});
