// The tracker's inner loops. Built twice by build.mjs: with SIMD and without. No libc, no memory growth: the host lays
// out the heap once. Every picture is row-major bytes; pixel (i, j) has its centre at (i + 0.5, j + 0.5).
#pragma once
#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

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

// Kinds of keypoint: dark blob, bright blob, saddle; only like kinds are compared.
#define KINDS 3

static inline i32 hamming(const u64 *a, const u64 *b, const i32 words) {
  i32 d = 0;
  for (i32 w = 0; w < words; w++) d += __builtin_popcountll(a[w] ^ b[w]);
  return d;
}

// Matches as hypotheses of where the target is, a plane each: the position in the target, that in the frame, and the
// linear map (a b; c d) from target px to frame px. cell: the target's square that each lies in.
typedef struct {
  i32 count, cells;
  const float *targetX, *targetY, *frameX, *frameY, *a, *b, *c, *d, *weight;
  const u8 *cell;
  float *best, *votes;
} Ballot;

void vote(const Ballot *t, i32 seeds, float size, float spread, float unlike);
