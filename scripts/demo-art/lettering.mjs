/** Letters of our own from lines and arcs, x-height 40, base line at y = 0: `[width, path]`. No font is needed. */
const CIRCLE = 'M40 -20A20 20 0 1 1 0 -20A20 20 0 1 1 40 -20';
const LETTERS = {
  A: [44, 'M0 0L22 -60L44 0M8 -20H36'],
  R: [38, 'M0 0V-60H18A17 17 0 0 1 18 -26H0M16 -26L36 0'],
  c: [34, 'M34 -34A20 20 0 1 0 34 -6'],
  e: [40, 'M0 -20H40A20 20 0 1 0 34 -6'],
  g: [40, `${CIRCLE}M40 -40V2A20 20 0 0 1 4 12`],
  k: [30, 'M0 0V-60M28 -40L2 -16M10 -24L30 0'],
  l: [0, 'M0 0V-60'],
  m: [64, 'M0 0V-40M0 -24A16 16 0 0 1 32 -24V0M32 -24A16 16 0 0 1 64 -24V0'],
  n: [34, 'M0 0V-40M0 -23A17 17 0 0 1 34 -23V0'],
  o: [40, CIRCLE],
  r: [20, 'M0 0V-40M0 -20A20 20 0 0 1 20 -40'],
  s: [26, 'M25 -34A11 10 0 1 0 13 -20A11 10 0 1 1 1 -6'],
  t: [24, 'M10 -56V-12A12 12 0 0 0 24 0M0 -40H24'],
  u: [34, 'M0 -40V-17A17 17 0 0 0 34 -17M34 -40V0'],
  ' ': [16, ''],
};
const SPACING = 17;

/** SVG of a line of text whose left end of the base line is at 0, 0; `scale` 1 gives an x-height of 40. */
export function drawText(text, { colour, scale, weight = 11 }) {
  let x = 0;
  const letters = [...text].map((letter) => {
    const [width, path] = LETTERS[letter];
    const drawn = path ? `<path transform="translate(${x} 0)" d="${path}"/>` : '';
    x += width + SPACING;
    return drawn;
  });
  const style = `fill="none" stroke="${colour}" stroke-width="${weight}" stroke-linecap="round" stroke-linejoin="round"`;
  return { svg: `<g transform="scale(${scale})" ${style}>${letters.join('')}</g>`, width: (x - SPACING) * scale };
}
