const ENTITIES: Record<string, string> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string) => text.replaceAll(/[&"<>]/g, (letter) => ENTITIES[letter] ?? letter);

/** HTML that shows the viewer of a link in another page, with what it needs of the browser. */
export const embedCode = ({ url, name }: { url: string; name: string }): string =>
  [
    '<iframe',
    `  src="${escaped(url)}"`,
    `  title="${escaped(name)}"`,
    '  allow="camera; autoplay; fullscreen; accelerometer; gyroscope"',
    '  width="100%" height="640" style="border: 0"',
    '></iframe>',
  ].join('\n');
