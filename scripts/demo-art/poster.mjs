import { drawBrackets, drawEye } from './eye.mjs';
import { drawText } from './lettering.mjs';
import { DAY, NIGHT, PAIRS } from './palette.mjs';
import { randomFrom } from './random.mjs';
import { drawTile, layOutTiles } from './tiles.mjs';

/** Pixels of the poster; the video has the same shape. */
export const WIDTH = 1200;
export const HEIGHT = 1600;
const CENTRE = [600, 680];
const SEED = 20260;

const tiles = layOutTiles({
  columns: 9,
  rows: 11,
  size: 120,
  left: 60,
  top: 60,
  random: randomFrom(SEED),
  pairs: PAIRS,
});

/**
 * SVG of the poster at a moment of the video.
 *
 * @param t 0 to 1 of the loop; at 0 and at 1 it is the poster as printed
 */
export function drawPoster(t = 0) {
  const night = nightAt(t, 0.5);
  const colours = night < 0.5 ? DAY : NIGHT;
  const quilt = tiles.map((tile) => {
    const dx = tile.x + tile.size / 2 - CENTRE[0];
    const dy = tile.y + tile.size / 2 - CENTRE[1];
    // The turning runs outwards from the eye, as a wave.
    const delay = Math.hypot(dx, dy) / 1100;
    return drawTile(tile, { day: DAY, night: NIGHT, flip: nightAt(t, delay), randomFrom });
  });
  const eye = drawEye({ colours, random: randomFrom(SEED + 1), ...gazeAt(t) });
  const title = drawText('look closer', { colour: colours.ink, scale: 1.42 });
  const name = drawText('ARgument', { colour: colours.signal, scale: 0.62, weight: 12 });
  const bar = ['ink', 'signal', 'teal', 'amber', 'blush'].map(
    (role, i) => `<rect x="${1140 - (5 - i) * 42}" y="1520" width="34" height="34" fill="${colours[role]}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">
    <clipPath id="tile"><rect width="100" height="100"/></clipPath>
    <rect width="${WIDTH}" height="${HEIGHT}" fill="${colours.paper}"/>
    ${quilt.join('\n')}
    <g transform="translate(${CENTRE.join(' ')})">
      ${eye}${drawBrackets({ size: 700, colour: colours.paper, width: 34, arm: 108 })}${drawBrackets({ size: 700, colour: colours.signal, width: 18, arm: 100 })}
    </g>
    <g transform="translate(66 1544)">${title.svg}</g>
    <g transform="translate(${1140 - name.width} 1486)">${name.svg}</g>
    ${bar.join('')}
  </svg>`;
}

/** How far a place is turned to its night side, 0 to 1: over at 15 to 45 % of the loop, back at 65 to 95 %. */
function nightAt(t, delay) {
  const over = ease((t - 0.12 - delay * 0.2) / 0.1);
  const back = ease((t - 0.66 - delay * 0.2) / 0.1);
  return over - back;
}

function gazeAt(t) {
  const turn = t * 2 * Math.PI;
  const awake = ease(t / 0.06) - ease((t - 0.94) / 0.06);
  const blinks = [0.1, 0.4, 0.46, 0.8].map((at) => Math.exp(-(((t - at) / 0.012) ** 2)));
  return {
    look: [Math.sin(turn * 3) * awake, Math.sin(turn * 2) * 0.8 * awake],
    open: Math.max(0.04, 1 - blinks.reduce((sum, blink) => sum + blink, 0)),
    spin: 360 * ease(t),
  };
}

function ease(x) {
  const clamped = Math.min(Math.max(x, 0), 1);
  return clamped * clamped * (3 - 2 * clamped);
}
