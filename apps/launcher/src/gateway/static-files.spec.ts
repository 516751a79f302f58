import { fileName } from './static-files.js';

describe('fileName', () => {
  it('answers the page for a slug', () => {
    expect(fileName('/summer-poster')).toBe('/index.html');
    expect(fileName('/')).toBe('/index.html');
  });

  it('answers files by their name', () => {
    expect(fileName('/assets/a%20b.js')).toBe('/assets/a b.js');
  });

  it.each(['/%00.js', '/%zz.js', '/a\\..\\b.js', '../secret.json'])('refuses %s', (path) => {
    expect(fileName(path)).toBeNull();
  });

  it.each(['/../../secrets.json', '/assets/%2e%2e/%2e%2e/secrets.json'])('never leaves the folder: %s', (path) => {
    expect(fileName(path)).toBe('/secrets.json');
  });
});
