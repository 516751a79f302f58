import { lines } from './lettering.js';
import { disc, grey, Pen, rect } from './svg.js';

const polygon = (pen: Pen, x: number, y: number, size: number): string => {
  const corners = Array.from(
    { length: 3 + pen.whole(3) },
    () => `${(x + pen.between(-size, size)).toFixed(1)},${(y + pen.between(-size, size)).toFixed(1)}`,
  );
  return `<polygon points="${corners.join(' ')}" fill="${pen.tone()}"/>`;
};

const spread = (pen: Pen, count: number, box: { x: number; y: number; width: number; height: number }): string =>
  pen.many(count, () => {
    const [x, y] = [pen.between(box.x, box.x + box.width), pen.between(box.y, box.y + box.height)];
    return polygon(pen, x, y, Math.min(pen.width, pen.height) * pen.between(0.02, 0.12));
  });

/** Polygons all over. */
export function shapes(seed: number, count: number, tones?: [number, number]): string {
  const pen = new Pen(seed, 960, 720, tones);
  return pen.svg(pen.tone(), spread(pen, count, { x: 0, y: 0, width: 960, height: 720 }));
}

/** Polygons in one part of an empty sheet; the part in 0..1 of the sheet. */
export function corner(seed: number, count: number, part: [number, number, number, number]): string {
  const pen = new Pen(seed, 960, 720);
  const [x, y, width, height] = part;
  return pen.svg(grey(238), spread(pen, count, { x: x * 960, y: y * 720, width: width * 960, height: height * 720 }));
}

/** A poster: a big motif, a headline, small print. */
export function poster(seed: number): string {
  const pen = new Pen(seed, 720, 1000);
  const ground = pen.tone();
  const motif = pen.many(14, () => disc(pen.between(80, 640), pen.between(100, 640), pen.between(12, 150), pen.tone()));
  const bars = pen.many(10, () => rect(pen.between(0, 640), pen.between(60, 660), pen.between(8, 160), 14, pen.tone()));
  const ink = grey(pen.between(0, 1) > 0.5 ? 20 : 245);
  const headline = lines(pen, { x: 60, y: 720, width: 600, height: 110 }, 90, ink);
  return pen.svg(ground, motif + bars + headline + lines(pen, { x: 60, y: 880, width: 600, height: 80 }, 15, ink));
}

/** Curves in ink. */
export function lineArt(seed: number, count: number): string {
  const pen = new Pen(seed, 800, 800);
  const at = () => `${pen.between(-40, 840).toFixed(0)} ${pen.between(-40, 840).toFixed(0)}`;
  const curves = pen.many(
    count,
    () => `<path d="M${at()}C${at()} ${at()} ${at()}" stroke-width="${pen.between(1, 7)}"/>`,
  );
  return pen.svg(grey(246), `<g fill="none" stroke="${grey(25)}">${curves}</g>`);
}

/** Streets, blocks and names. */
export function townMap(seed: number): string {
  const pen = new Pen(seed, 900, 700, [150, 235]);
  const blocks = pen.many(70, () => polygon(pen, pen.between(0, 900), pen.between(0, 700), pen.between(20, 90)));
  const streets = pen.many(26, (i) => {
    const from = pen.between(-50, 900);
    const to = from + pen.between(-200, 200);
    const ends = i % 2 ? `M${from} -10L${to} 710` : `M-10 ${from * 0.75}L910 ${to * 0.75}`;
    return `<path d="${ends}" stroke="white" stroke-width="${pen.between(3, 16)}"/>`;
  });
  const names = pen.many(18, () =>
    lines(
      pen,
      { x: pen.between(0, 800), y: pen.between(0, 680), width: pen.between(50, 120), height: 16 },
      12,
      grey(50),
    ),
  );
  return pen.svg(grey(225), blocks + streets + names);
}

/** A page of text in columns; `size` is a letter's height in px of a page of 720 x 1000. */
export function page(seed: number, size: number, columns = 1): string {
  const pen = new Pen(seed, 720, 1000);
  const width = 600 / columns - 12 * (columns - 1);
  const text = pen.many(columns, (i) =>
    lines(pen, { x: 60 + (i * 640) / columns, y: 70, width, height: 860 }, size, grey(30)),
  );
  return pen.svg(grey(247), text);
}
