import { SealedBox } from './secret-box.js';

const box = new SealedBox('a secret of at least thirty-two characters');

describe('a sealed box', () => {
  it('gives back what was put in, and looks different each time', () => {
    const sealed = box.seal('a seed');
    expect(box.open(sealed)).toBe('a seed');
    expect(box.seal('a seed')).not.toBe(sealed);
    expect(sealed).not.toContain('seed');
  });

  it('stays shut for another secret', () => {
    expect(() => new SealedBox('another secret of thirty-two characters').open(box.seal('a seed'))).toThrow();
  });

  it('stays shut when any byte was changed', () => {
    const sealed = Buffer.from(box.seal('a seed'), 'base64url');
    for (const at of sealed.keys()) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => box.open(changed.toString('base64url'))).toThrow();
    }
  });
});
