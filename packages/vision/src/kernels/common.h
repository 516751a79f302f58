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
