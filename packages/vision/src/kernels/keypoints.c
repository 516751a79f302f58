#include "common.h"

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

#define FAINTEST 144

static void offer(i32 *best, i32 *where, i32 slot, i32 score, i32 at) {
  if (score > best[slot]) best[slot] = score, where[slot] = at;
}

// Of four neighbours in a row, those that beat the eight pixels around them; ties go to the last of a row or column.
static inline i32 peaks_among(const i32 *r, i32 width) {
#ifdef __wasm_simd128__
  const v128_t v = wasm_v128_load(r), faint = wasm_i32x4_splat(FAINTEST), deep = wasm_i32x4_splat(-FAINTEST);
  const v128_t up = wasm_i32x4_gt(v, faint), down = wasm_i32x4_lt(v, deep);
  if (!wasm_v128_any_true(wasm_v128_or(up, down))) return 0;
#define AT(o) wasm_v128_load(r + (o))
  // Strict against those before it, so that a plateau has one peak at most.
  v128_t most = wasm_i32x4_max(wasm_i32x4_max(AT(1), AT(width)), wasm_i32x4_max(AT(width - 1), AT(width + 1)));
  v128_t more = wasm_i32x4_max(wasm_i32x4_max(AT(-1), AT(-width)), wasm_i32x4_max(AT(-width - 1), AT(1 - width)));
  v128_t least = wasm_i32x4_min(wasm_i32x4_min(AT(1), AT(width)), wasm_i32x4_min(AT(width - 1), AT(width + 1)));
  v128_t less = wasm_i32x4_min(wasm_i32x4_min(AT(-1), AT(-width)), wasm_i32x4_min(AT(-width - 1), AT(1 - width)));
#undef AT
  const v128_t crest = wasm_v128_and(up, wasm_v128_and(wasm_i32x4_gt(v, most), wasm_i32x4_ge(v, more)));
  const v128_t pit = wasm_v128_and(down, wasm_v128_and(wasm_i32x4_lt(v, least), wasm_i32x4_le(v, less)));
  return wasm_i32x4_bitmask(wasm_v128_or(crest, pit));
#else
  i32 mask = 0;
  for (i32 k = 0; k < 4; k++, r++) {
    const i32 v = *r;
    if (v > FAINTEST) {
      if (v < r[-1] || v <= r[1] || v < r[-width] || v <= r[width] || v < r[-width - 1] || v < r[1 - width] ||
          v <= r[width - 1] || v <= r[width + 1]) continue;
    } else if (v < -FAINTEST) {
      if (v > r[-1] || v >= r[1] || v > r[-width] || v >= r[width] || v > r[-width - 1] || v > r[1 - width] ||
          v >= r[width - 1] || v >= r[width + 1]) continue;
    } else continue;
    mask |= 1 << k;
  }
  return mask;
#endif
}

// The strongest keypoint of each kind in each cell: dark blob, bright blob, saddle.
static void peaks(const i32 *r, const u8 *s, i32 width, i32 height, i32 margin, i32 cell, i32 columns, i32 *best, i32 *where) {
  for (i32 y = margin; y < height - margin; y++) {
    const i32 row = y / cell * columns;
    for (i32 x = margin; x < width - margin; x += 4) {
      // The last four may reach into the margin, where the response is still known.
      for (i32 mask = peaks_among(r + y * width + x, width); mask; mask &= mask - 1) {
        const i32 at = x + __builtin_ctz(mask), i = y * width + at, slot = (row + at / cell) * KINDS, v = r[i];
        if (at >= width - margin) break;
        if (v < 0) offer(best, where, slot + 2, -v, i);
        else offer(best, where, slot + (s[i - 2] + s[i + 2] > 2 * s[i] ? 0 : 1), v, i);
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

#ifdef __wasm_simd128__
// By reach, from 3: what the pixels from -16 to 15 count across, then whether they count.
static short CENTROID_ROWS[CENTROID - 2][64];

static void fill_centroid_rows(void) {
  for (i32 reach = 3; reach <= CENTROID; reach++)
    for (i32 dx = -reach; dx <= reach; dx++) CENTROID_ROWS[reach - 3][dx + 16] = dx, CENTROID_ROWS[reach - 3][dx + 48] = 1;
}
#endif

// Direction of the centroid of the light around a pixel (Rosin 1999).
static float orientation(const u8 *s, i32 width) {
  i32 mx = 0, my = 0;
#ifdef __wasm_simd128__
  v128_t across = wasm_i32x4_splat(0), down = across;
  for (i32 dy = -CENTROID; dy <= CENTROID; dy++) {
    const short *weights = CENTROID_ROWS[REACH[dy < 0 ? -dy : dy] - 3];
    const v128_t left = wasm_v128_load(s + dy * width - 16), right = wasm_v128_load(s + dy * width);
    const v128_t part[4] = {wasm_u16x8_extend_low_u8x16(left), wasm_u16x8_extend_high_u8x16(left),
                            wasm_u16x8_extend_low_u8x16(right), wasm_u16x8_extend_high_u8x16(right)};
    v128_t sum = wasm_i32x4_splat(0);
    for (i32 k = 0; k < 4; k++) {
      across = wasm_i32x4_add(across, wasm_i32x4_dot_i16x8(part[k], wasm_v128_load(weights + 8 * k)));
      sum = wasm_i32x4_add(sum, wasm_i32x4_dot_i16x8(part[k], wasm_v128_load(weights + 32 + 8 * k)));
    }
    down = wasm_i32x4_add(down, wasm_i32x4_mul(sum, wasm_i32x4_splat(dy)));
  }
  i32 lanes[8];
  wasm_v128_store(lanes, across), wasm_v128_store(lanes + 4, down);
  for (i32 k = 0; k < 4; k++) mx += lanes[k], my += lanes[4 + k];
#else
  for (i32 dy = -CENTROID; dy <= CENTROID; dy++) {
    const u8 *row = s + dy * width;
    const i32 reach = REACH[dy < 0 ? -dy : dy];
    i32 sum = 0, along = 0;
    for (i32 dx = -reach; dx <= reach; dx++) sum += row[dx], along += dx * row[dx];
    mx += along;
    my += dy * sum;
  }
#endif
  return angle_of(my, mx);
}

#define SAMPLES 37
#define WORDS 8

typedef struct {
  i32 capacity, count, inner, turns;
  const i8 *offsets;
  // Bit b of word w compares sample first[32 w + b] with sample second[32 w + b].
  const u8 *first, *second;
  u8 *smooth, *wide;
  u16 *rows;
  i32 *response, *best, *where, *steps;
  float *x, *y, *angle;
  u8 *kind, *level;
  u32 *descriptors;
} Extractor;

static void compare_samples(const u8 *samples, const u8 *first, const u8 *second, u32 *words) {
#ifdef __wasm_simd128__
  const v128_t low = wasm_v128_load(samples), middle = wasm_v128_load(samples + 16), high = wasm_v128_load(samples + 32);
  const v128_t sixteen = wasm_i8x16_splat(16), more = wasm_i8x16_splat(32);
#define PICK(i) wasm_v128_or(wasm_i8x16_swizzle(low, i), wasm_v128_or(wasm_i8x16_swizzle(middle, wasm_i8x16_sub(i, sixteen)), \
                                                                     wasm_i8x16_swizzle(high, wasm_i8x16_sub(i, more))))
  for (i32 k = 0; k < 2 * WORDS; k++) {
    const v128_t a = wasm_v128_load(first + 16 * k), b = wasm_v128_load(second + 16 * k);
    ((u16 *)words)[k] = wasm_i8x16_bitmask(wasm_u8x16_lt(PICK(a), PICK(b)));
  }
#undef PICK
#else
  for (i32 w = 0; w < WORDS; w++) {
    u32 bits = 0;
    for (i32 b = 0; b < 32; b++) bits |= (u32)(samples[first[32 * w + b]] < samples[second[32 * w + b]]) << b;
    words[w] = bits;
  }
#endif
}

// The least strength that leaves about `limit` keypoints.
static i32 strength_for(const i32 *best, i32 slots, i32 limit) {
  // Buckets of a quarter of a factor of two.
  i32 buckets[128], total = 0;
  for (i32 i = 0; i < 128; i++) buckets[i] = 0;
#define BUCKET(v) (4 * (31 - __builtin_clz(v)) + (((v) << __builtin_clz(v) << 1) >> 30 & 3))
  for (i32 i = 0; i < slots; i++)
    if (best[i] > 0) buckets[BUCKET((u32)best[i])]++, total++;
  i32 bucket = 0;
  for (; total > limit; bucket++) total -= buckets[bucket];
  return bucket == 0 ? 1 : (4 + (bucket & 3)) * (bucket >= 8 ? 1 << (bucket / 4 - 2) : 1);
#undef BUCKET
}

// Appends a picture's keypoints with their descriptors, about `limit` at most.
void EXPORT(extract)(Extractor *e, const u8 *src, i32 width, i32 height, i32 margin, i32 cell, i32 level, i32 limit) {
#ifdef __wasm_simd128__
  if (CENTROID_ROWS[0][48] == 0) fill_centroid_rows();
#endif
  smooth(src, width, height, e->smooth, e->rows);
  box(e->smooth, width, height, e->wide, e->rows);
  hessian(e->smooth, width, height, margin - 2, e->response);
  const i32 columns = (width + cell - 1) / cell, rows = (height + cell - 1) / cell, slots = columns * rows * KINDS;
  for (i32 i = 0; i < slots; i++) e->best[i] = 0;
  peaks(e->response, e->smooth, width, height, margin, cell, columns, e->best, e->where);
  for (i32 i = 0; i < e->turns * SAMPLES; i++) e->steps[i] = e->offsets[2 * i] + e->offsets[2 * i + 1] * width;
  const i32 least = strength_for(e->best, slots, limit);
  u8 samples[48];
  for (i32 slot = 0; slot < slots && e->count < e->capacity; slot++) {
    if (e->best[slot] < least) continue;
    const i32 at = e->where[slot], n = e->count++;
    const float angle = orientation(e->smooth + at, width);
    e->x[n] = at % width + 0.5f;
    e->y[n] = at / width + 0.5f;
    e->angle[n] = angle;
    e->kind[n] = slot % KINDS;
    e->level[n] = level;
    const i32 *step = e->steps + (i32)(angle * (1 / 6.28318531f) * e->turns + e->turns + 0.5f) % e->turns * SAMPLES;
    for (i32 s = 0; s < e->inner; s++) samples[s] = e->smooth[at + step[s]];
    for (i32 s = e->inner; s < SAMPLES; s++) samples[s] = e->wide[at + step[s]];
    compare_samples(samples, e->first, e->second, e->descriptors + n * WORDS);
  }
}
