/**
 * The eye in the middle of the poster: rays around an iris, drawn on a disc of radius 300 at 0, 0.
 *
 * @param look where it looks, -1 to 1 in x and y
 * @param open 0 (shut) to 1
 * @param spin turn of the iris, in degrees
 */
export function drawEye({ colours, random, look = [0, 0], open = 1, spin = 0 }) {
  const { paper, ink, signal, teal, amber } = colours;
  const polar = (radius, angle) => `${(radius * Math.cos(angle)).toFixed(1)} ${(radius * Math.sin(angle)).toFixed(1)}`;
  const rays = Array.from({ length: 72 }, (_, i) => {
    const angle = (i / 72) * 2 * Math.PI;
    const outer = 222 + random.below(64);
    const colour = random.pick([ink, ink, signal, teal]);
    const width = 3 + random.below(7);
    const ray = `<path d="M${polar(206, angle)}L${polar(outer, angle)}" stroke="${colour}" stroke-width="${width}"/>`;
    return random.number() < 0.3
      ? `${ray}<circle cx="${polar(outer + 9, angle).replace(' ', '" cy="')}" r="5" fill="${colour}"/>`
      : ray;
  });
  const fibres = Array.from({ length: 60 }, (_, i) => {
    const angle = (i / 60) * 2 * Math.PI;
    const inner = 56 + random.below(16);
    const outer = 82 + random.below(32);
    return `<path d="M${polar(inner, angle)}L${polar(outer, angle)}" stroke="${random.pick([amber, paper, ink])}" stroke-width="${2 + random.below(4)}"/>`;
  });
  const lid = 128 * open;
  const shape = `M-190 0Q0 ${-lid * 2} 190 0Q0 ${lid * 2} -190 0Z`;
  const [lookX, lookY] = [look[0] * 62, look[1] * 26];
  return `
    <circle r="300" fill="${paper}"/><circle r="300" fill="none" stroke="${ink}" stroke-width="10"/>
    ${rays.join('')}
    <circle r="198" fill="${amber}"/><circle r="198" fill="none" stroke="${ink}" stroke-width="5"/>
    <clipPath id="lid"><path d="${shape}"/></clipPath>
    <g clip-path="url(#lid)">
      <rect x="-200" y="-200" width="400" height="400" fill="#FAF8F4"/>
      <g transform="translate(${lookX.toFixed(2)} ${lookY.toFixed(2)})">
        <circle r="118" fill="${signal}"/>
        <g transform="rotate(${spin.toFixed(2)})">${fibres.join('')}</g>
        <circle r="52" fill="#16161A"/><circle cx="-18" cy="-20" r="15" fill="#FAF8F4"/><circle cx="20" cy="16" r="6" fill="#FAF8F4"/>
      </g>
    </g>
    <path d="${shape}" fill="none" stroke="#16161A" stroke-width="9" stroke-linejoin="round"/>`;
}

/** The four corner brackets of the mark around a square of `size`, at 0, 0. */
export function drawBrackets({ size, colour, width = 16, arm = 84 }) {
  const half = size / 2;
  const corner = `M${-half} ${-half + arm}V${-half}H${-half + arm}`;
  return [0, 90, 180, 270]
    .map(
      (turn) =>
        `<path d="${corner}" transform="rotate(${turn})" fill="none" stroke="${colour}" stroke-width="${width}"/>`,
    )
    .join('');
}
