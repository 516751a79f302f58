#include "common.h"

typedef struct {
  float x, y, fx, fy, a, b, c, d, scale, apart, slack, spread;
} Seed;

// Of four matches, those that land where the seed says, turned and scaled as it says. What is far from the seed may be
// off by the seed's error of angle and scale.
static inline i32 supporters(const Ballot *t, const Seed *s, i32 m) {
#ifdef __wasm_simd128__
#define ALL(v) wasm_f32x4_splat(v)
#define LOAD(p) wasm_v128_load(t->p + m)
#define SUB wasm_f32x4_sub
#define ADD wasm_f32x4_add
#define MUL wasm_f32x4_mul
#define SQUARE(v) MUL(v, v)
  const v128_t dx = SUB(LOAD(targetX), ALL(s->x)), dy = SUB(LOAD(targetY), ALL(s->y));
  const v128_t ex = SUB(SUB(LOAD(frameX), ALL(s->fx)), ADD(MUL(ALL(s->a), dx), MUL(ALL(s->b), dy)));
  const v128_t ey = SUB(SUB(LOAD(frameY), ALL(s->fy)), ADD(MUL(ALL(s->c), dx), MUL(ALL(s->d), dy)));
  const v128_t away = wasm_f32x4_sqrt(ADD(SQUARE(dx), SQUARE(dy)));
  const v128_t reach = ADD(ALL(s->slack), MUL(ALL(s->spread * s->scale), away));
  const v128_t la = SUB(LOAD(a), ALL(s->a)), lb = SUB(LOAD(b), ALL(s->b)), lc = SUB(LOAD(c), ALL(s->c)), ld = SUB(LOAD(d), ALL(s->d));
  const v128_t apart = ADD(ADD(SQUARE(la), SQUARE(lb)), ADD(SQUARE(lc), SQUARE(ld)));
  return wasm_i32x4_bitmask(wasm_v128_and(wasm_f32x4_le(ADD(SQUARE(ex), SQUARE(ey)), SQUARE(reach)), wasm_f32x4_le(apart, ALL(s->apart))));
#else
  i32 mask = 0;
  for (i32 k = 0; k < 4; k++, m++) {
    const float dx = t->targetX[m] - s->x, dy = t->targetY[m] - s->y;
    const float ex = t->frameX[m] - s->fx - (s->a * dx + s->b * dy), ey = t->frameY[m] - s->fy - (s->c * dx + s->d * dy);
    const float reach = s->slack + s->spread * s->scale * rootf(dx * dx + dy * dy);
    if (ex * ex + ey * ey > reach * reach) continue;
    const float la = t->a[m] - s->a, lb = t->b[m] - s->b, lc = t->c[m] - s->c, ld = t->d[m] - s->d;
    if (la * la + lb * lb + lc * lc + ld * ld <= s->apart) mask |= 1 << k;
  }
  return mask;
#endif
}

// Each of the first `seeds` matches' votes: the best weight in each of the target's squares, so that a crowd of matches
// in one place counts once. spread: how far off a match may be, as a share of its distance from the seed; unlike: how much
// their maps may differ, as a share. The planes are filled up to a multiple of four with matches of weight 0.
__attribute__((noinline)) void EXPORT(vote)(const Ballot *t, i32 seeds, float size, float spread, float unlike) {
  for (i32 k = 0; k < seeds; k++) {
    Seed s = {t->targetX[k], t->targetY[k], t->frameX[k], t->frameY[k], t->a[k], t->b[k], t->c[k], t->d[k], 0, 0, 0, spread};
    s.scale = rootf(__builtin_fabsf(s.a * s.d - s.b * s.c));
    s.apart = unlike * (s.a * s.a + s.b * s.b + s.c * s.c + s.d * s.d);
    s.slack = s.scale * 0.02f * size + 2;
    for (i32 i = 0; i < t->cells; i++) t->best[i] = 0;
    for (i32 m = 0; m < t->count; m += 4)
      for (i32 mask = supporters(t, &s, m); mask; mask &= mask - 1) {
        const i32 at = m + __builtin_ctz(mask), cell = t->cell[at];
        t->best[cell] = maxf(t->best[cell], t->weight[at]);
      }
    float votes = 0;
    for (i32 i = 0; i < t->cells; i++) votes += t->best[i];
    t->votes[k] = votes;
  }
}
