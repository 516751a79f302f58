import { planDeletion } from './delete-files.plan.js';

const sha = 'ab'.repeat(32);

describe('planDeletion', () => {
  it('tells shared files, configs and originals apart', () => {
    expect(planDeletion(`renditions/${sha}.mp4`)).toEqual({
      kind: 'rendition',
      key: `renditions/${sha}.mp4`,
      published: `public/objects/${sha}.mp4`,
    });
    expect(planDeletion('public/links/spring-fair.json')).toMatchObject({ kind: 'config', slug: 'spring-fair' });
    expect(planDeletion('gated/links/01900000-0000-7000-8000-000000000000.json')).toMatchObject({
      kind: 'gated',
      linkId: '01900000-0000-7000-8000-000000000000',
    });
    expect(planDeletion('originals/a/b/1')).toMatchObject({ kind: 'original' });
  });

  it('leaves everything else alone', () => {
    for (const key of ['', 'public/objects/x.mp4', 'renditions/../secret', 'public/links/', '/etc/passwd']) {
      expect(planDeletion(key)).toBeNull();
    }
  });
});
