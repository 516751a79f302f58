// The tracker's inner loops. Built twice by build.mjs: with SIMD and without. No libc, no memory growth: the host lays
// out the heap once. Every picture is row-major bytes; pixel (i, j) has its centre at (i + 0.5, j + 0.5).
typedef unsigned char u8;
typedef unsigned short u16;
typedef int i32;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef signed char i8;

#define EXPORT(name) __attribute__((export_name(#name))) name

static inline float minf(float a, float b) { return a < b ? a : b; }
static inline float maxf(float a, float b) { return a > b ? a : b; }
static inline float rootf(float x) { return __builtin_sqrtf(x); }

// Averages 2 x 2 pixels.
void EXPORT(halve)(const u8 *restrict src, i32 width, u8 *restrict out, i32 ow, i32 oh) {
  for (i32 y = 0; y < oh; y++) {
    const u8 *upper = src + 2 * y * width, *lower = upper + width;
    u8 *to = out + y * ow;
    for (i32 x = 0; x < ow; x++) to[x] = (upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1] + 2) >> 2;
  }
}

// Binomial smoothing 1 4 6 4 1 both ways; the outermost two pixels are copied.
static void smooth(const u8 *restrict src, i32 width, i32 height, u8 *restrict out, u16 *restrict rows) {
  const i32 size = width * height, two = 2 * width;
  for (i32 y = 0; y < height; y++) {
    const u8 *s = src + y * width;
    u16 *r = rows + y * width;
    for (i32 x = 2; x < width - 2; x++) r[x] = s[x - 2] + s[x + 2] + 4 * (s[x - 1] + s[x + 1]) + 6 * s[x];
    r[0] = s[0] * 16, r[1] = s[1] * 16, r[width - 2] = s[width - 2] * 16, r[width - 1] = s[width - 1] * 16;
  }
  for (i32 i = 0; i < two; i++) out[i] = rows[i] >> 4, out[size - 1 - i] = rows[size - 1 - i] >> 4;
  for (i32 i = two; i < size - two; i++)
    out[i] = (u16)(rows[i - two] + rows[i + two] + 4 * (rows[i - width] + rows[i + width]) + 6 * rows[i] + 128) >> 8;
}

// Mean of 5 x 5 pixels; the outermost two are copied.
static void box(const u8 *restrict src, i32 width, i32 height, u8 *restrict out, u16 *restrict rows) {
  const i32 size = width * height, two = 2 * width;
  for (i32 i = 2; i < size - 2; i++) rows[i] = src[i - 2] + src[i - 1] + src[i] + src[i + 1] + src[i + 2];
  for (i32 i = 0; i < two; i++) out[i] = src[i], out[size - 1 - i] = src[size - 1 - i];
  for (i32 i = two; i < size - two; i++) {
    u16 sum = rows[i - two] + rows[i - width] + rows[i] + rows[i + width] + rows[i + two];
    out[i] = ((u32)sum * 5243 + 65536) >> 17;
  }
}

// Determinant of the Hessian at a reach of two pixels: positive at blobs, negative at saddles (Bay et al. 2008).
static void hessian(const u8 *restrict s, i32 width, i32 height, i32 margin, i32 *restrict out) {
  const i32 two = 2 * width;
  for (i32 y = margin; y < height - margin; y++)
    for (i32 i = y * width + margin; i < (y + 1) * width - margin; i++) {
      short twice = 2 * s[i];
      short xx = s[i - 2] + s[i + 2] - twice, yy = s[i - two] + s[i + two] - twice;
      short xy = s[i - two - 2] + s[i + two + 2] - s[i - two + 2] - s[i + two - 2];
      out[i] = 16 * xx * yy - (i32)xy * xy;
    }
}

#define KINDS 3
#define FAINTEST 144

static void offer(i32 *best, i32 *where, i32 slot, i32 score, i32 at) {
  if (score > best[slot]) best[slot] = score, where[slot] = at;
}

// The strongest keypoint of each kind in each cell: dark blob, bright blob, saddle.
static void peaks(const i32 *r, const u8 *s, i32 width, i32 height, i32 margin, i32 cell, i32 columns, i32 *best, i32 *where) {
  for (i32 y = margin; y < height - margin; y++) {
    const i32 row = y / cell * columns;
    for (i32 x = margin; x < width - margin; x++) {
      const i32 i = y * width + x, v = r[i];
      if (v > FAINTEST) {
        if (v < r[i - 1] || v <= r[i + 1] || v < r[i - width] || v <= r[i + width] || v < r[i - width - 1] ||
            v < r[i - width + 1] || v <= r[i + width - 1] || v <= r[i + width + 1]) continue;
        offer(best, where, (row + x / cell) * KINDS + (s[i - 2] + s[i + 2] > 2 * s[i] ? 0 : 1), v, i);
      } else if (v < -FAINTEST) {
        if (v > r[i - 1] || v >= r[i + 1] || v > r[i - width] || v >= r[i + width] || v > r[i - width - 1] ||
            v > r[i - width + 1] || v >= r[i + width - 1] || v >= r[i + width + 1]) continue;
        offer(best, where, (row + x / cell) * KINDS + 2, -v, i);
      }
    }
  }
}

// The angle of (x, y), radians, to 1e-4.
static float angle_of(float y, float x) {
  const float ax = __builtin_fabsf(x), ay = __builtin_fabsf(y);
  if (ax + ay == 0) return 0;
  const float t = minf(ax, ay) / maxf(ax, ay), q = t * t;
  float a = t * (0.99997726f + q * (-0.33262347f + q * (0.19354346f + q * (-0.11643287f + q * (0.05265332f - q * 0.01172120f)))));
  if (ay > ax) a = 1.57079633f - a;
  if (x < 0) a = 3.14159265f - a;
  return y < 0 ? -a : a;
}

#define CENTROID 10
static const i8 REACH[CENTROID + 1] = {10, 10, 10, 10, 9, 9, 8, 7, 6, 5, 3};

// Direction of the centroid of the light around a pixel (Rosin 1999).
static float orientation(const u8 *s, i32 width) {
  i32 mx = 0, my = 0;
  for (i32 dy = -CENTROID; dy <= CENTROID; dy++) {
    const u8 *row = s + dy * width;
    const i32 reach = REACH[dy < 0 ? -dy : dy];
    i32 sum = 0, along = 0;
    for (i32 dx = -reach; dx <= reach; dx++) sum += row[dx], along += dx * row[dx];
    mx += along;
    my += dy * sum;
  }
  return angle_of(my, mx);
}

typedef struct {
  i32 capacity, count, samples, inner, turns, words;
  const i8 *offsets;
  const u8 *pairs;
  u8 *smooth, *wide;
  u16 *rows;
  i32 *response, *best, *where;
  float *x, *y, *angle;
  u8 *kind, *level;
  u32 *descriptors;
} Extractor;

// Appends a picture's keypoints with their descriptors.
void EXPORT(extract)(Extractor *e, const u8 *src, i32 width, i32 height, i32 margin, i32 cell, i32 level) {
  smooth(src, width, height, e->smooth, e->rows);
  box(e->smooth, width, height, e->wide, e->rows);
  hessian(e->smooth, width, height, margin - 2, e->response);
  const i32 columns = (width + cell - 1) / cell, rows = (height + cell - 1) / cell, slots = columns * rows * KINDS;
  for (i32 i = 0; i < slots; i++) e->best[i] = 0;
  peaks(e->response, e->smooth, width, height, margin, cell, columns, e->best, e->where);
  u8 samples[64];
  for (i32 slot = 0; slot < slots && e->count < e->capacity; slot++) {
    if (e->best[slot] == 0) continue;
    const i32 at = e->where[slot], n = e->count++;
    const float angle = orientation(e->smooth + at, width);
    e->x[n] = at % width + 0.5f;
    e->y[n] = at / width + 0.5f;
    e->angle[n] = angle;
    e->kind[n] = slot % KINDS;
    e->level[n] = level;
    const i32 turn = (i32)(angle * (1 / 6.28318531f) * e->turns + e->turns + 0.5f) % e->turns;
    const i8 *o = e->offsets + turn * e->samples * 2;
    for (i32 s = 0; s < e->samples; s++) samples[s] = (s < e->inner ? e->smooth : e->wide)[at + o[2 * s] + o[2 * s + 1] * width];
    const u8 *p = e->pairs;
    for (i32 w = 0; w < e->words; w++) {
      u32 bits = 0;
      for (i32 b = 0; b < 32; b++, p += 2) bits = bits << 1 | (samples[p[0]] < samples[p[1]]);
      e->descriptors[n * e->words + w] = bits;
    }
  }
}

static inline i32 hamming(const u64 *a, const u64 *b) {
  return __builtin_popcountll(a[0] ^ b[0]) + __builtin_popcountll(a[1] ^ b[1]) + __builtin_popcountll(a[2] ^ b[2]) +
         __builtin_popcountll(a[3] ^ b[3]);
}

// The nearest of some descriptors of 256 bits to each query.
void EXPORT(assign)(const u64 *query, i32 count, const u64 *centres, i32 number, i32 *nearest) {
  for (i32 q = 0; q < count; q++) {
    i32 best = 257;
    for (i32 c = 0; c < number; c++) {
      const i32 d = hamming(query + 4 * q, centres + 4 * c);
      if (d < best) best = d, nearest[q] = c;
    }
  }
}

#define MOST_PROBES 16

// Each keypoint's nearest entry of the same kind, by Hamming distance over 256 bits, among the groups whose centres are
// nearest to it. groups: first centre of each kind, and the end; starts: first entry of each group, and the end.
i32 EXPORT(match)(const u64 *query, const u8 *kind, i32 count, const u64 *entries, const u64 *centres, const i32 *groups,
                  const i32 *starts, i32 probes, i32 worst, i32 *of, i32 *to, u16 *distance, i32 capacity) {
  i32 n = 0, near[MOST_PROBES], far[MOST_PROBES];
  for (i32 q = 0; q < count && n < capacity; q++) {
    const u64 *mine = query + 4 * q;
    i32 held = 0;
    for (i32 g = groups[kind[q]]; g < groups[kind[q] + 1]; g++) {
      const i32 d = hamming(mine, centres + 4 * g);
      if (held == probes && d >= far[held - 1]) continue;
      i32 k = held < probes ? held++ : held - 1;
      for (; k > 0 && far[k - 1] > d; k--) far[k] = far[k - 1], near[k] = near[k - 1];
      far[k] = d, near[k] = g;
    }
    i32 best = worst + 1, nearest = -1;
    for (i32 k = 0; k < held; k++) {
      const i32 end = starts[near[k] + 1];
      for (i32 e = starts[near[k]]; e < end; e++) {
        const i32 d = hamming(mine, entries + 4 * e);
        if (d < best) best = d, nearest = e;
      }
    }
    if (nearest >= 0) of[n] = q, to[n] = nearest, distance[n++] = best;
  }
  return n;
}

// Draws an affine view: pixel (x, y) of the result is the mean of `taps` samples at origin + x across + y down, spread
// along `tap`, all in the source's px; outside, the outermost pixels are repeated.
void EXPORT(view)(const u8 *src, i32 width, i32 height, u8 *out, i32 ow, i32 oh, float originX, float originY, float acrossX,
                  float acrossY, float downX, float downY, float tapX, float tapY, i32 taps) {
  const float lastX = width - 1.001f, lastY = height - 1.001f, share = 1.0f / taps;
  for (i32 y = 0; y < oh; y++)
    for (i32 x = 0; x < ow; x++) {
      float sum = 0.5f;
      for (i32 t = 0; t < taps; t++) {
        const float k = (t + 0.5f) * share - 0.5f;
        const float sx = minf(maxf(originX + x * acrossX + y * downX + k * tapX, 0), lastX);
        const float sy = minf(maxf(originY + x * acrossY + y * downY + k * tapY, 0), lastY);
        const i32 ix = (i32)sx, iy = (i32)sy;
        const float fx = sx - ix, fy = sy - iy;
        const u8 *p = src + iy * width + ix;
        const float upper = p[0] + fx * (p[1] - p[0]), lower = p[width] + fx * (p[width + 1] - p[width]);
        sum += share * (upper + fy * (lower - upper));
      }
      out[y * ow + x] = (u8)sum;
    }
}

#define PATCH 8
#define SIDE 10
#define AREA 64

// Draws one patch, and a pixel around it, of a template's scale as a homography shows it; returns 0 when it leaves the
// template. `inverse` maps level px to scale px; taps are offsets in level px.
static i32 draw(const u8 *src, i32 width, i32 height, const float *inverse, float left, float top, const float *tapX,
                const float *tapY, i32 taps, float *wide) {
  const float lastX = width - 1.001f, lastY = height - 1.001f;
  for (i32 i = 0; i < SIDE * SIDE; i++) wide[i] = 0;
  for (i32 t = 0; t < taps; t++)
    for (i32 y = 0; y < SIDE; y++) {
      const float ox = left + tapX[t], oy = top + tapY[t] + y;
      const float bx = inverse[0] * ox + inverse[1] * oy + inverse[2], by = inverse[3] * ox + inverse[4] * oy + inverse[5];
      const float bw = inverse[6] * ox + inverse[7] * oy + inverse[8];
      for (i32 x = 0; x < SIDE; x++) {
        const float s = 1 / (bw + x * inverse[6]);
        float sx = (bx + x * inverse[0]) * s - 0.5f, sy = (by + x * inverse[3]) * s - 0.5f;
        if (!(sx > -2 && sy > -2 && sx < lastX + 2 && sy < lastY + 2)) return 0;
        sx = minf(maxf(sx, 0), lastX);
        sy = minf(maxf(sy, 0), lastY);
        const i32 ix = (i32)sx, iy = (i32)sy;
        const float fx = sx - ix, fy = sy - iy;
        const u8 *p = src + iy * width + ix;
        const float upper = p[0] + fx * (p[1] - p[0]), lower = p[width] + fx * (p[width + 1] - p[width]);
        wide[y * SIDE + x] += upper + fy * (lower - upper);
      }
    }
  return 1;
}

// Draws a patch and makes it zero-mean, with gradients that brightness and contrast cannot move.
// moments: energy, xx, xy, yy. Returns 0 when there is nothing in it.
i32 EXPORT(patch)(const u8 *src, i32 width, i32 height, const float *inverse, float left, float top, const float *tapX,
                  const float *tapY, i32 taps, float *restrict grey, float *restrict gx, float *restrict gy, double *moments) {
  float wide[SIDE * SIDE];
  if (!draw(src, width, height, inverse, left, top, tapX, tapY, taps, wide)) return 0;
  const float gain = 1.0f / taps;
  float sum = 0, sumX = 0, sumY = 0;
  for (i32 y = 0, i = 0; y < PATCH; y++)
    for (i32 x = 0; x < PATCH; x++, i++) {
      const float *w = wide + (y + 1) * SIDE + x + 1;
      grey[i] = w[0] * gain;
      gx[i] = (w[1] - w[-1]) * 0.5f * gain;
      gy[i] = (w[SIDE] - w[-SIDE]) * 0.5f * gain;
      sum += grey[i], sumX += gx[i], sumY += gy[i];
    }
  sum /= AREA, sumX /= AREA, sumY /= AREA;
  float energy = 0, alongX = 0, alongY = 0;
  for (i32 i = 0; i < AREA; i++) {
    grey[i] -= sum, gx[i] -= sumX, gy[i] -= sumY;
    energy += grey[i] * grey[i], alongX += grey[i] * gx[i], alongY += grey[i] * gy[i];
  }
  if (energy < AREA * 2) return 0;
  alongX /= energy, alongY /= energy;
  float xx = 0, xy = 0, yy = 0;
  for (i32 i = 0; i < AREA; i++) {
    gx[i] -= alongX * grey[i], gy[i] -= alongY * grey[i];
    xx += gx[i] * gx[i], xy += gx[i] * gy[i], yy += gy[i] * gy[i];
  }
  moments[0] = energy, moments[1] = xx, moments[2] = xy, moments[3] = yy;
  return 1;
}

// Sums that compare patches with a level at sub-pixel places. sums: a row of 5 a patch: sum, squares, along grey, gx, gy.
void EXPORT(compare)(const u8 *data, i32 width, i32 height, i32 count, const float *left, const float *top,
                     const float *grey, const float *gx, const float *gy, float *sums) {
  for (i32 p = 0; p < count; p++, sums += 5) {
    sums[1] = -1;
    if (!(left[p] >= 0 && top[p] >= 0 && left[p] + PATCH < width - 1 && top[p] + PATCH < height - 1)) continue;
    const i32 ix = (i32)left[p], iy = (i32)top[p];
    const float fx = left[p] - ix, fy = top[p] - iy;
    const float w00 = (1 - fx) * (1 - fy), w01 = fx * (1 - fy), w10 = (1 - fx) * fy, w11 = fx * fy;
    float sum[PATCH] = {0}, squares[PATCH] = {0}, a[PATCH] = {0}, b[PATCH] = {0}, c[PATCH] = {0};
    for (i32 y = 0; y < PATCH; y++) {
      const u8 *s = data + (iy + y) * width + ix, *t = s + width;
      const i32 k = p * AREA + y * PATCH;
      for (i32 x = 0; x < PATCH; x++) {
        const float v = w00 * s[x] + w01 * s[x + 1] + w10 * t[x] + w11 * t[x + 1];
        sum[x] += v, squares[x] += v * v;
        a[x] += v * grey[k + x], b[x] += v * gx[k + x], c[x] += v * gy[k + x];
      }
    }
    float total[5] = {0};
    for (i32 x = 0; x < PATCH; x++) total[0] += sum[x], total[1] += squares[x], total[2] += a[x], total[3] += b[x], total[4] += c[x];
    for (i32 i = 0; i < 5; i++) sums[i] = total[i];
  }
}

// Mean correlation of the patches with the level, shifted by whole pixels, at every shift up to `radius` each way.
void EXPORT(search)(const u8 *data, i32 width, i32 height, i32 count, const i32 *left, const i32 *top, const float *grey,
                    const double *energy, i32 radius, float *scores) {
  for (i32 dy = -radius; dy <= radius; dy++)
    for (i32 dx = -radius; dx <= radius; dx++) {
      float total = 0;
      for (i32 p = 0; p < count; p++) {
        const i32 x0 = left[p] + dx, y0 = top[p] + dy;
        if (x0 < 0 || y0 < 0 || x0 + PATCH > width || y0 + PATCH > height) continue;
        i32 sum = 0, squares = 0;
        float along = 0;
        for (i32 y = 0; y < PATCH; y++) {
          const u8 *s = data + (y0 + y) * width + x0;
          const float *g = grey + p * AREA + y * PATCH;
          for (i32 x = 0; x < PATCH; x++) sum += s[x], squares += s[x] * s[x], along += s[x] * g[x];
        }
        const float variance = squares - sum * (float)sum / AREA;
        if (along > 0 && variance > AREA / 16) total += along / rootf(variance * (float)energy[4 * p]);
      }
      *scores++ = total;
    }
}
