import { type Evidence, FIELDS } from './evidence.js';

/** Matches of one target that are looked at: those worth most. */
const MOST = 128;
const SEEDS = 60;
/** The target's squares, a side. */
const SQUARES = 10;
const { floor, min, sqrt, abs } = Math;

/** How much of a target's evidence agrees on one place, more closely than the bins of a tally can tell: each match is a
 * hypothesis, and the others support it when they land where it says, turned and scaled as it says. */
export class Support {
  private readonly chosen = new Int32Array(MOST);
  private readonly square = new Uint8Array(MOST);
  private readonly best = new Float32Array(SQUARES * SQUARES);

  /** @param matches numbers of the target's matches
   * @param size the target's long side, px */
  of(evidence: Evidence, matches: Int32Array, count: number, size: number): number {
    const { fields } = evidence;
    const { chosen, square, best } = this;
    const n = this.choose(evidence, matches, count);
    for (let i = 0; i < n; i++) {
      const f = chosen[i]! * FIELDS;
      const column = min(SQUARES - 1, floor((fields[f + 1]! / size) * SQUARES)),
        row = min(SQUARES - 1, floor((fields[f + 2]! / size) * SQUARES));
      square[i] = row * SQUARES + column;
    }
    let most = 0;
    for (let s = 0; s < min(n, SEEDS); s++) {
      const f = chosen[s]! * FIELDS;
      const x = fields[f + 1]!,
        y = fields[f + 2]!,
        fx = fields[f + 3]!,
        fy = fields[f + 4]!,
        a = fields[f + 5]!,
        b = fields[f + 6]!,
        c = fields[f + 7]!,
        d = fields[f + 8]!;
      const scale = sqrt(abs(a * d - b * c)),
        norm = a * a + b * b + c * c + d * d;
      best.fill(0);
      for (let i = 0; i < n; i++) {
        const p = chosen[i]! * FIELDS;
        const dx = fields[p + 1]! - x,
          dy = fields[p + 2]! - y;
        const ex = fields[p + 3]! - fx - a * dx - b * dy,
          ey = fields[p + 4]! - fy - c * dx - d * dy;
        const reach = scale * (0.02 * size + 0.25 * sqrt(dx * dx + dy * dy)) + 2;
        if (ex * ex + ey * ey > reach * reach) continue;
        const la = fields[p + 5]! - a,
          lb = fields[p + 6]! - b,
          lc = fields[p + 7]! - c,
          ld = fields[p + 8]! - d;
        if (la * la + lb * lb + lc * lc + ld * ld > 0.6 * norm) continue;
        if (fields[p]! > best[square[i]!]!) best[square[i]!] = fields[p]!;
      }
      let sum = 0;
      for (const weight of best) sum += weight;
      if (sum > most) most = sum;
    }
    return most;
  }

  /** The matches worth most, best first.
   * @returns how many they are */
  private choose({ fields }: Evidence, matches: Int32Array, count: number): number {
    const { chosen } = this;
    let n = 0;
    for (let m = 0; m < count; m++) {
      const weight = fields[matches[m]! * FIELDS]!;
      if (n === MOST && weight <= fields[chosen[n - 1]! * FIELDS]!) continue;
      let i = n < MOST ? n++ : n - 1;
      for (; i > 0 && fields[chosen[i - 1]! * FIELDS]! < weight; i--) chosen[i] = chosen[i - 1]!;
      chosen[i] = matches[m]!;
    }
    return n;
  }
}
