import { readFileSync } from 'node:fs';
import path from 'node:path';

const at = (name: string) => readFileSync(path.join(process.cwd(), name), 'utf8');
const IMAGES = ['server', 'dashboard', 'proxy'].map((name) => at(`infra/docker/${name}.Dockerfile`));

describe('the images', () => {
  it('hold nothing of git, no settings of a developer and no built leftovers', () => {
    const ignored = at('.dockerignore').split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.git', '.env', '.argument', '**/node_modules', '**/dist']));
  });

  it('run for production, without what only tests need, as nobody in particular', () => {
    const [server = '', dashboard = ''] = IMAGES;
    for (const image of [server, dashboard]) {
      expect(image).toMatch(/npm prune --omit=dev/);
      expect(image).toMatch(/ENV NODE_ENV=production/);
      const users = [...image.matchAll(/^USER (\w+)$/gm)].map(([, user]) => user);
      expect(users.at(-1)).toBe('node');
      expect(image).not.toMatch(/--inspect|packages\/testing|DEBUG/);
    }
  });

  it('take the lock file as it is', () => {
    for (const image of IMAGES) expect(image).toMatch(/npm ci /);
  });
});
