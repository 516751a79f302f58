/** A grey picture to draw on. Without smoothing: pictures are drawn large and shrunk by the compiler. */
export class Canvas {
  constructor(width, height, ground) {
    this.width = width;
    this.height = height;
    this.data = new Uint8Array(width * height).fill(ground);
  }

  /** Fills where `inside(x, y)` within a box. */
  fill(x0, y0, x1, y1, grey, inside) {
    const { width, height, data } = this;
    for (let y = Math.max(0, Math.floor(y0)); y < Math.min(height, y1); y++) {
      for (let x = Math.max(0, Math.floor(x0)); x < Math.min(width, x1); x++) {
        if (!inside || inside(x, y)) data[y * width + x] = grey;
      }
    }
  }

  disc(cx, cy, rx, ry, grey) {
    this.fill(cx - rx, cy - ry, cx + rx, cy + ry, grey, (x, y) => ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1);
  }

  ring(cx, cy, r, line, grey) {
    this.fill(cx - r, cy - r, cx + r, cy + r, grey, (x, y) => Math.abs(Math.hypot(x - cx, y - cy) - r + line) < line);
  }

  /** A stroke with round ends. */
  line(x0, y0, x1, y1, thick, grey) {
    const dx = x1 - x0,
      dy = y1 - y0,
      length = dx * dx + dy * dy || 1;
    const r = thick / 2;
    this.fill(
      Math.min(x0, x1) - r,
      Math.min(y0, y1) - r,
      Math.max(x0, x1) + r + 1,
      Math.max(y0, y1) + r + 1,
      grey,
      (x, y) => {
        const t = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length));
        return (x - x0 - t * dx) ** 2 + (y - y0 - t * dy) ** 2 <= r * r;
      },
    );
  }

  /** A convex or star-shaped polygon around a centre. */
  polygon(cx, cy, radius, corners, turn, grey, random, rough = 0) {
    const reach = Array.from({ length: corners }, () => radius * (1 - rough * random()));
    this.fill(cx - radius, cy - radius, cx + radius, cy + radius, grey, (x, y) => {
      const a = ((Math.atan2(y - cy, x - cx) - turn) / (2 * Math.PI) + 2) % 1;
      const k = a * corners,
        i = Math.floor(k) % corners,
        j = (i + 1) % corners;
      const half = Math.PI / corners,
        f = (k - Math.floor(k) - 0.5) * 2 * half;
      const limit = ((reach[i] * (1 - (k % 1)) + reach[j] * (k % 1)) * Math.cos(half)) / Math.cos(f);
      return Math.hypot(x - cx, y - cy) < limit;
    });
  }

  /** Copies a picture in, shrunk or enlarged to a box. */
  paste(picture, left, top, width, height) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const px = left + x,
          py = top + y;
        if (px < 0 || py < 0 || px >= this.width || py >= this.height) continue;
        const sx = Math.floor((x / width) * picture.width),
          sy = Math.floor((y / height) * picture.height);
        this.data[py * this.width + px] = picture.data[sy * picture.width + sx];
      }
    }
  }
}
