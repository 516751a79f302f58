#include "common.h"

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
      // Guesses are affine: one division a row does for them.
      const float row = 1 / bw;
      for (i32 x = 0; x < SIDE; x++) {
        const float s = inverse[6] == 0 ? row : 1 / (bw + x * inverse[6]);
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
