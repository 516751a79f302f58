const SVG = 'http://www.w3.org/2000/svg';
const SNAP_MS = 180;
const SHOWN_MS = 900;
/** Arm of a bracket as a share of the side that it lies on. */
const ARM = 0.16;

const ease = (t: number) => 1 - (1 - t) ** 3;

/** Four corner brackets on the screen: around the place to aim at, then snapping to the corners of what was found. */
export class Brackets {
  private readonly path = document.createElementNS(SVG, 'path');
  private aim: number[] = [];
  private corners: readonly number[] = [];
  private foundAt = -1;

  constructor(
    private readonly svg: SVGSVGElement,
    private readonly still: boolean,
  ) {
    svg.append(this.path);
  }

  /** Lays the place to aim at, with the shape of the picture, in the middle of the screen. CSS pixels. */
  resize(width: number, height: number, shape: number): void {
    const free = { width: Math.min(width * 0.78, 560), height: Math.min(height * 0.52, 560) };
    const w = Math.min(free.width, free.height / shape);
    const [x, y] = [(width - w) / 2, (height - w * shape) / 2 - height * 0.02];
    this.aim = [x, y, x + w, y, x + w, y + w * shape, x, y + w * shape];
    if (this.foundAt < 0) this.draw(this.aim);
  }

  /** Back to the place to aim at. */
  search(): void {
    this.foundAt = -1;
    this.svg.classList.remove('gone');
    this.draw(this.aim);
  }

  /** @param corners of the picture, on the screen */
  follow(corners: readonly number[]): void {
    this.corners = corners;
    if (this.foundAt >= 0) return;
    this.foundAt = performance.now();
    this.snap();
  }

  /** Moves at the pace of the screen, whatever the pace of the tracker. */
  private snap(): void {
    if (this.foundAt < 0) return;
    const age = performance.now() - this.foundAt;
    const t = this.still ? 1 : ease(Math.min(1, age / SNAP_MS));
    this.draw(this.aim.map((from, i) => from + ((this.corners[i] as number) - from) * t));
    if (age < SHOWN_MS) requestAnimationFrame(() => this.snap());
    else this.svg.classList.add('gone');
  }

  private draw(corners: number[]): void {
    const parts: string[] = [];
    const point = (i: number) => [corners[(i * 2) % 8] as number, corners[(i * 2 + 1) % 8] as number] as const;
    for (let i = 0; i < 4; i += 1) {
      const [x, y] = point(i);
      const arm = ([toX, toY]: readonly [number, number]) =>
        `${(x + (toX - x) * ARM).toFixed(1)} ${(y + (toY - y) * ARM).toFixed(1)}`;
      parts.push(`M${arm(point(i + 3))}L${x.toFixed(1)} ${y.toFixed(1)}L${arm(point(i + 1))}`);
    }
    this.path.setAttribute('d', parts.join(''));
  }
}
