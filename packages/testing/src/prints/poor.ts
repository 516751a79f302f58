import { lines } from './lettering.js';
import { disc, grey, Pen, rect } from './svg.js';

export const plain = (): string => new Pen(1, 800, 600).svg(grey(140), '');

export const gradient = (): string =>
  new Pen(1, 800, 600).svg(
    'url(#g)',
    '<defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#222"/><stop offset="1" stop-color="#eee"/></linearGradient></defs>',
  );

/** A company's sign on white, `size` in 0..1 of the sheet. */
export function sign(seed: number, size: number): string {
  const pen = new Pen(seed, 800, 600);
  const unit = 300 * size;
  const ring =
    disc(400, 260, unit, grey(40)) +
    disc(400, 260, unit * 0.62, grey(250)) +
    disc(400 + unit * 0.3, 260, unit * 0.25, grey(120));
  return pen.svg(
    grey(250),
    ring + lines(pen, { x: 400 - unit, y: 280 + unit, width: unit * 2, height: unit * 0.4 }, unit * 0.35, grey(40)),
  );
}

/** Equal fields, `side` px of 800 x 600, with a little of their own when `change` is over 0. */
export function chess(side: number, change = 0): string {
  const pen = new Pen(5, 800, 600);
  let fields = '';
  for (let y = 0; y * side < 600; y++) {
    for (let x = 0; x * side < 800; x++) {
      const tone = ((x + y) % 2 === 0 ? 30 : 225) + change * pen.between(-120, 120);
      fields += rect(x * side, y * side, side, side, grey(Math.min(255, Math.max(0, tone))));
    }
  }
  return pen.svg(grey(200), fields);
}

export function stripes(step: number): string {
  const pen = new Pen(6, 800, 600);
  return pen.svg(
    grey(235),
    pen.many(Math.ceil(800 / step), (i) => rect(i * step, 0, step / 2, 600, grey(50))),
  );
}

export function bricks(seed: number, rough: number): string {
  const pen = new Pen(seed, 800, 600);
  let wall = '';
  for (let row = 0; row < 15; row++) {
    for (let column = -1; column < 9; column++) {
      wall += rect(column * 96 + (row % 2) * 48, row * 42, 90, 36, grey(120 + rough * pen.between(-70, 70)));
    }
  }
  return pen.svg(grey(190), wall);
}

export function dots(step: number, radius: number): string {
  const pen = new Pen(7, 800, 600);
  let all = '';
  for (let y = step / 2; y < 600; y += step)
    for (let x = step / 2; x < 800; x += step) all += disc(x, y, radius, grey(60));
  return pen.svg(grey(240), all);
}

/** Soft clouds of light: hardly an edge. */
export function clouds(seed: number, count: number, blur: number): string {
  const pen = new Pen(seed, 800, 600);
  const all = pen.many(count, () => disc(pen.between(0, 800), pen.between(0, 600), pen.between(30, 140), pen.tone()));
  return pen.svg(
    grey(128),
    `<defs><filter id="b" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="${blur}"/></filter></defs><g filter="url(#b)">${all}</g>`,
  );
}

/** Playing cards: the same few signs again and again. */
export function cards(seed: number, count: number): string {
  const pen = new Pen(seed, 900, 640);
  const sign = (x: number, y: number, kind: number) =>
    kind === 0
      ? disc(x, y, 14, grey(40))
      : kind === 1
        ? rect(x - 12, y - 12, 24, 24, grey(90))
        : `<polygon points="${x},${y - 17} ${x + 13},${y} ${x},${y + 17} ${x - 13},${y}" fill="${grey(60)}"/>`;
  const all = pen.many(count, (i) => {
    const [left, top] = [40 + (i % 4) * 215, 30 + Math.floor(i / 4) * 300];
    const kind = pen.whole(3);
    const signs = pen.many(2 + pen.whole(6), (n) =>
      sign(left + 50 + (n % 2) * 90, top + 45 + Math.floor(n / 2) * 55, kind),
    );
    return rect(left, top, 190, 270, grey(250)) + signs;
  });
  return pen.svg(grey(110), all);
}

/** A long strip with shapes. */
export function strip(seed: number, aspect: number): string {
  const pen = new Pen(seed, 1000, Math.round(1000 / aspect));
  const all = pen.many(90, () =>
    rect(pen.between(0, 1000), pen.between(0, pen.height), pen.between(5, 60), pen.between(5, 60), pen.tone()),
  );
  return pen.svg(pen.tone(), all);
}
