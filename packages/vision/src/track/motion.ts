import { type Homography, invertInto, multiplyInto, normaliseInto } from '../image/homography.js';
import { addTransposed, invertSymmetric, multiplySquare } from '../image/linear.js';

/** Numbers that say how a homography is changed: all but its last entry. */
const N = 8;
const ALL = N * N;
/** What is known of a motion at first: nothing. */
const FIRST = 1;
/** Squares of a camera's acceleration that are always expected, px a frame: as it moves along the frame, and as it turns. */
const ALONG = 300 ** 2;
const TURN = 0.3 ** 2;
/** Least, first and most square of all other acceleration, normalised target units a frame. */
const LEAST = 1e-12;
const USUAL = 1e-5;
const MOST = 1e-3;
/** How fast that is learned. */
const LEARN = 0.3;
/** How fast the measurements' own noise is learned, and how many times what the patches say of it it may be. */
const LEARN_NOISE = 0.3;
const MOST_NOISE = 30;
/** Surprises that go on in the same direction more than this are motion, not noise; 1 is always. */
const GOES_ON = 0.3;
/** Surprise, in squares of what is expected, below which there is none. */
const CALM = 3;
/** Patches whose information is this never said anything about some direction. */
const BLIND = 1e-3;

/** Where a target is and how it moves, from all frames so far, each counted by its information (Kalman 1960). A homography
 * is measured well in some directions and badly in others: noise that would lean the target is held against how steadily
 * it was leaning, while it follows every shift at once. So nothing lags, and the worst measured shakes least.
 *
 * The state is a homography H, normalised target -> frame px, and its change a frame, both disturbed on the target's
 * side: H (I + S). */
export class Motion {
  private readonly place: Homography = new Float64Array(9);
  private readonly velocity = new Float64Array(N);
  /** Covariances: of the place, of the velocity (rows) with the place, of the velocity. */
  private readonly pp = new Float64Array(ALL);
  private readonly vp = new Float64Array(ALL);
  private readonly vv = new Float64Array(ALL);
  private acceleration = USUAL;
  /** How many times noisier than its patches say a frame is. */
  private noisier = 1;
  private readonly surprise = new Float64Array(N);
  /** The surprise before, divided by its covariance. */
  private readonly before = new Float64Array(N);
  private usualBefore = 0;
  private readonly weighed = new Float64Array(N);
  private readonly along = new Float64Array(9);
  private readonly step: Homography = new Float64Array(9);
  private readonly inverse: Homography = new Float64Array(9);
  private readonly toNormal: Homography = new Float64Array(9);
  private readonly fromNormal: Homography = new Float64Array(9);
  private readonly noise = new Float64Array(ALL);
  private readonly spread = new Float64Array(ALL);
  private readonly gain = new Float64Array(ALL);
  private readonly hurry = new Float64Array(ALL);
  private readonly rest = new Float64Array(ALL);
  private readonly product = new Float64Array(ALL);

  /** Begins with what was seen, and nothing known of its motion.
   * @param h target px -> frame px */
  start(target: { readonly width: number; readonly height: number }, h: Homography): void {
    const x = target.width / 2,
      y = target.height / 2;
    const r = Math.max(x, y);
    this.toNormal.set([1 / r, 0, -x / r, 0, 1 / r, -y / r, 0, 0, 1]);
    this.fromNormal.set([r, 0, x, 0, r, y, 0, 0, 1]);
    this.acceleration = USUAL;
    this.noisier = 1;
    this.restart(h);
  }

  private restart(h: Homography): void {
    multiplyInto(this.place, h, this.fromNormal);
    normaliseInto(this.place, this.place);
    this.velocity.fill(0);
    this.usualBefore = 0;
    this.pp.fill(0);
    this.vp.fill(0);
    this.vv.fill(0);
    for (let i = 0; i < N; i++) this.pp[i * 9] = this.vv[i * 9] = FIRST;
  }

  /** Where the target should be a frame later.
   * @param out target px -> frame px
   * @param information how firmly, of `out` disturbed on the target's side, 8 x 8
   * @returns whether anything is known */
  predict(out: Homography, information: Float64Array): boolean {
    const { pp, vp, vv } = this;
    this.move(this.velocity);
    for (let i = 0; i < N; i++)
      for (let j = 0; j < N; j++) pp[i * N + j]! += vp[i * N + j]! + vp[j * N + i]! + vv[i * N + j]!;
    for (let i = 0; i < ALL; i++) vp[i]! += vv[i]!;
    for (let i = 0; i < N; i++) this.accelerate(i, i, this.acceleration);
    if (invertInto(this.inverse, this.place)) {
      for (let row = 0; row < 2; row++) {
        this.free(row, false, ALONG);
        this.free(row, true, TURN);
      }
    }
    multiplyInto(out, this.place, this.toNormal);
    information.set(pp);
    return normaliseInto(out, out) && invertSymmetric(information, N);
  }

  private accelerate(i: number, j: number, by: number): void {
    // As a push at the beginning of the frame's time; a little more is left open, for rounding.
    this.pp[i * N + j]! += by;
    this.vp[i * N + j]! += by;
    this.vv[i * N + j]! += 1.25 * by;
  }

  /** Lets the target accelerate in the frame.
   * @param row 0 for across, 1 for down
   * @param turn as before a turning camera, rather than before one that moves sideways */
  private free(row: number, turn: boolean, by: number): void {
    const { place, inverse, along } = this;
    for (let k = 0; k < 9; k++) {
      const column = k % 3;
      const moved = turn ? place[6 + column]! : column === 2 ? 1 : 0;
      along[k] = inverse[3 * Math.floor(k / 3) + row]! * moved;
    }
    along[0]! -= along[8]!;
    along[4]! -= along[8]!;
    for (let i = 0; i < N; i++) for (let j = 0; j < N; j++) this.accelerate(i, j, along[i]! * along[j]! * by);
  }

  /** Takes what a frame shows.
   * @param h target px -> frame px; becomes what is known now
   * @param information of `h` disturbed on the target's side, 8 x 8 */
  update(h: Homography, information: Float64Array): void {
    if (!this.take(h, information)) {
      this.restart(h);
      return;
    }
    multiplyInto(h, this.place, this.toNormal);
    normaliseInto(h, h);
  }

  private take(h: Homography, information: Float64Array): boolean {
    const { pp, vp, surprise, weighed, noise, spread, step } = this;
    if (!invertInto(this.inverse, this.place)) return false;
    multiplyInto(step, h, this.fromNormal);
    multiplyInto(step, this.inverse, step);
    if (!normaliseInto(step, step)) return false;
    for (let i = 0; i < N; i++) surprise[i] = step[i]! - (i === 0 || i === 4 ? 1 : 0);
    noise.set(information);
    for (let i = 0; i < N; i++) noise[i * 9]! += BLIND;
    for (let i = 0; i < ALL; i++) noise[i]! /= this.noisier;
    if (!invertSymmetric(noise, N)) return false;
    for (let i = 0; i < ALL; i++) spread[i] = pp[i]! + noise[i]!;
    if (!invertSymmetric(spread, N)) return false;
    for (let i = 0; i < N; i++) {
      let sum = 0;
      for (let j = 0; j < N; j++) sum += spread[i * N + j]! * surprise[j]!;
      weighed[i] = sum;
    }
    this.learn();
    for (let i = 0; i < N; i++) {
      let placed = 0,
        hurried = 0;
      for (let j = 0; j < N; j++) {
        placed += pp[i * N + j]! * weighed[j]!;
        hurried += vp[i * N + j]! * weighed[j]!;
      }
      surprise[i] = placed;
      this.velocity[i]! += hurried;
    }
    this.shrink();
    this.move(surprise);
    return true;
  }

  /** What is less uncertain after a frame, in Joseph's form, which rounding cannot turn negative. */
  private shrink(): void {
    const { pp, vp, vv, noise, spread, gain, hurry, rest, product } = this;
    multiplySquare(gain, pp, spread, N);
    multiplySquare(hurry, vp, spread, N);
    // rest = I - gain
    for (let i = 0; i < ALL; i++) rest[i] = (i % 9 === 0 ? 1 : 0) - gain[i]!;
    // vv - hurry vp' - vp hurry' + hurry (pp + noise) hurry', of which the last is hurry vp' again.
    addTransposed(vv, hurry, vp, -1, N);
    // vp: (vp - hurry pp) rest' + hurry noise gain'
    multiplySquare(product, hurry, pp, N);
    for (let i = 0; i < ALL; i++) product[i] = vp[i]! - product[i]!;
    vp.fill(0);
    addTransposed(vp, product, rest, 1, N);
    multiplySquare(product, hurry, noise, N);
    addTransposed(vp, product, gain, 1, N);
    // pp: rest pp rest' + gain noise gain'
    multiplySquare(product, rest, pp, N);
    pp.fill(0);
    addTransposed(pp, product, rest, 1, N);
    multiplySquare(product, gain, noise, N);
    addTransposed(pp, product, gain, 1, N);
    for (const m of [pp, vv]) {
      for (let i = 0; i < N; i++)
        for (let j = 0; j < i; j++) m[i * N + j] = m[j * N + i] = (m[i * N + j]! + m[j * N + i]!) / 2;
    }
  }

  /** Learns how fast the target's turning, nearing and leaning changes: surprises that go on in the same direction say that
   * it changes faster than expected, surprises that turn back say that noise is taken for motion (Mehra 1970). How large
   * the latter are says how noisy the frames are: patches that all suffer from one streak or code block, say, are surer
   * of themselves than they should be. */
  private learn(): void {
    const { surprise, weighed, before } = this;
    let alike = 0,
      usual = 0;
    for (let i = 0; i < N; i++) {
      alike += before[i]! * surprise[i]!;
      usual += weighed[i]! * surprise[i]!;
    }
    before.set(weighed);
    const norm = Math.sqrt(usual * this.usualBefore);
    this.usualBefore = usual;
    if (!(norm > 0)) return;
    if (usual < N || alike <= GOES_ON * norm) {
      const excess = Math.min(1, Math.max(-1, usual / N - 1));
      this.noisier = Math.min(MOST_NOISE, Math.max(1, this.noisier * Math.exp(LEARN_NOISE * excess)));
    }
    // Surprises far smaller than expected say the latter, too.
    const likeness = usual < CALM ? -1 : Math.min(1, Math.max(-1, alike / norm));
    this.acceleration = Math.min(MOST, Math.max(LEAST, this.acceleration * Math.exp(LEARN * likeness)));
  }

  private move(by: Float64Array): void {
    const { step } = this;
    for (let i = 0; i < N; i++) step[i] = by[i]! + (i === 0 || i === 4 ? 1 : 0);
    step[8] = 1;
    multiplyInto(this.place, this.place, step);
    normaliseInto(this.place, this.place);
  }
}
