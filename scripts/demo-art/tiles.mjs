/** Figures on a tile of 100 x 100; `a` is the figure's colour, `b` an accent. Each is drawn turned by quarter turns. */
const FIGURES = [
  ({ a }) => `<path d="M0 0H100A100 100 0 0 1 0 100Z" fill="${a}"/>`,
  ({ a, b }) =>
    `<path d="M0 0H100A100 100 0 0 1 0 100Z" fill="${a}"/><path d="M0 0H46A46 46 0 0 1 0 46Z" fill="${b}"/>`,
  ({ a }) => `<path d="M0 0A100 100 0 0 1 100 100A100 100 0 0 1 0 0Z" fill="${a}"/>`,
  ({ a, b }) =>
    `<path d="M0 0A100 100 0 0 1 100 100A100 100 0 0 1 0 0Z" fill="${a}"/><path d="M8 8L92 92" stroke="${b}" stroke-width="5"/><path d="M30 30V58M48 48V74M30 30H58M48 48H74" stroke="${b}" stroke-width="4"/>`,
  ({ a }) => `<path d="M0 100V50A50 50 0 0 1 100 50V100Z" fill="${a}"/>`,
  ({ a, b }) => `<circle cx="50" cy="50" r="42" fill="${a}"/><path d="M50 8A42 42 0 0 1 50 92Z" fill="${b}"/>`,
  ({ a }) => `<path d="M0 0L100 100H0Z" fill="${a}"/>`,
  ({ a, b }) => `<path d="M0 0L50 50L0 100Z" fill="${a}"/><path d="M100 0L50 50L100 100Z" fill="${b}"/>`,
  ({ a }) => [0, 1, 2, 3].map((row) => `<rect y="${row * 27}" width="100" height="14" fill="${a}"/>`).join(''),
  ({ a }) => [16, 34, 52, 70, 88].map((r) => `<circle r="${r}" fill="none" stroke="${a}" stroke-width="8"/>`).join(''),
  ({ a, random }) => {
    const dots = Array.from({ length: 16 }, (_, i) => [14 + (i % 4) * 24, 14 + Math.floor(i / 4) * 24]);
    return dots.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${3 + random.below(8)}" fill="${a}"/>`).join('');
  },
  ({ a, b }) =>
    `<path d="M50 4L61 39L96 50L61 61L50 96L39 61L4 50L39 39Z" fill="${a}"/><circle cx="50" cy="50" r="9" fill="${b}"/>`,
  ({ a }) => `<path d="M0 0H34V34H0ZM67 0H100V34H67ZM34 34H67V67H34ZM0 67H34V100H0ZM67 67H100V100H67Z" fill="${a}"/>`,
  ({ a, b }) =>
    `<path d="M0 62L28 30L52 58L74 34L100 62V100H0Z" fill="${a}"/><circle cx="76" cy="18" r="11" fill="${b}"/>`,
  ({ a }) =>
    `<path d="M0 20Q25 0 50 20T100 20V36Q75 56 50 36T0 36ZM0 66Q25 46 50 66T100 66V82Q75 102 50 82T0 82Z" fill="${a}"/>`,
];

/**
 * Lays out a quilt of tiles; a quarter of them are four smaller ones, so that there is detail from far and from near.
 *
 * @returns tiles `{ x, y, size, turn, figure, pair, accent, seed }`
 */
export function layOutTiles({ columns, rows, size, left, top, random, pairs }) {
  const tiles = [];
  const add = (x, y, side) => {
    tiles.push({
      x,
      y,
      size: side,
      turn: random.below(4),
      figure: random.below(FIGURES.length),
      pair: random.pick(pairs),
      accent: random.pick(['signal', 'amber', 'teal']),
      seed: random.below(1e9),
    });
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const x = left + column * size;
      const y = top + row * size;
      const half = size / 2;
      if (random.number() < 0.3)
        for (const [dx, dy] of [
          [0, 0],
          [half, 0],
          [0, half],
          [half, half],
        ])
          add(x + dx, y + dy, half);
      else add(x, y, size);
    }
  }
  return tiles;
}

/**
 * SVG of one tile.
 *
 * @param flip 0 to 1: how far it is turned over, as a card is; the other side shows it in `night`
 */
export function drawTile(tile, { day, night, flip, randomFrom }) {
  const colours = flip < 0.5 ? day : night;
  const { x, y, size, turn, figure, seed } = tile;
  const [ground, ink] = tile.pair;
  const accent = tile.accent === ink || tile.accent === ground ? 'ink' : tile.accent;
  const width = Math.max(Math.abs(Math.cos(flip * Math.PI)), 0.02);
  const body = FIGURES[figure]({
    a: colours[ink],
    b: colours[accent === ground ? 'paper' : accent],
    random: randomFrom(seed),
  });
  const scale = size / 100;
  return (
    `<g transform="translate(${x + size / 2} ${y + size / 2}) scale(${(scale * width).toFixed(4)} ${scale})">` +
    `<rect x="-50.4" y="-50.4" width="100.8" height="100.8" fill="${colours[ground]}"/>` +
    `<g clip-path="url(#tile)" transform="rotate(${turn * 90}) translate(-50 -50)">${body}</g></g>`
  );
}
