import { embedCode } from './embed';

describe('embed code', () => {
  it('names the viewer and lets it use the camera', () => {
    const code = embedCode({ url: 'https://ar.example/poster', name: 'Poster' });
    expect(code).toContain('src="https://ar.example/poster"');
    expect(code).toMatch(/allow="[^"]*camera/);
  });

  it('cannot be broken out of by a name', () => {
    const code = embedCode({ url: 'https://ar.example/a', name: '"><script>alert(1)</script> & co' });
    expect(code).not.toContain('<script>');
    expect(code).toContain('title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; co"');
  });
});
