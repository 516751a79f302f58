#include "common.h"

// Averages 2 x 2 pixels.
void EXPORT(halve)(const u8 *restrict src, i32 width, u8 *restrict out, i32 ow, i32 oh) {
  for (i32 y = 0; y < oh; y++) {
    const u8 *upper = src + 2 * y * width, *lower = upper + width;
    u8 *to = out + y * ow;
    for (i32 x = 0; x < ow; x++) to[x] = (upper[2 * x] + upper[2 * x + 1] + lower[2 * x] + lower[2 * x + 1] + 2) >> 2;
  }
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
