/** Solves the symmetric, positive definite system `matrix * x = right` in place by Cholesky's method.
 * @param matrix n x n, row-major; only the lower triangle is read; destroyed
 * @param right n values; becomes x
 * @returns false when the matrix is not positive definite */
export function solveSymmetric(matrix: Float64Array, right: Float64Array, n: number): boolean {
  for (let j = 0; j < n; j++) {
    let d = matrix[j * n + j]!;
    for (let k = 0; k < j; k++) d -= matrix[j * n + k]! ** 2;
    if (!(d > 0)) return false;
    d = Math.sqrt(d);
    matrix[j * n + j] = d;
    for (let i = j + 1; i < n; i++) {
      let s = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) s -= matrix[i * n + k]! * matrix[j * n + k]!;
      matrix[i * n + j] = s / d;
    }
  }
  for (let i = 0; i < n; i++) {
    let s = right[i]!;
    for (let k = 0; k < i; k++) s -= matrix[i * n + k]! * right[k]!;
    right[i] = s / matrix[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    let s = right[i]!;
    for (let k = i + 1; k < n; k++) s -= matrix[k * n + i]! * right[k]!;
    right[i] = s / matrix[i * n + i]!;
  }
  return true;
}

/** Inverts a symmetric, positive definite matrix in place, by Gauss and Jordan.
 * @param matrix n x n, row-major
 * @returns false when it is not positive definite; it is then destroyed */
export function invertSymmetric(matrix: Float64Array, n: number): boolean {
  for (let k = 0; k < n; k++) {
    const pivot = matrix[k * n + k]!;
    if (!(pivot > 0)) return false;
    const by = 1 / pivot;
    matrix[k * n + k] = 1;
    for (let j = 0; j < n; j++) matrix[k * n + j]! *= by;
    for (let i = 0; i < n; i++) {
      if (i === k) continue;
      const times = matrix[i * n + k]!;
      if (times === 0) continue;
      matrix[i * n + k] = 0;
      for (let j = 0; j < n; j++) matrix[i * n + j]! -= times * matrix[k * n + j]!;
    }
  }
  return true;
}

/** Writes `a * b` into `out`, all n x n, row-major; `out` must be neither of them. */
export function multiplySquare(out: Float64Array, a: Float64Array, b: Float64Array, n: number): void {
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += a[i * n + k]! * b[k * n + j]!;
      out[i * n + j] = sum;
    }
}

/** Adds `a * b' * by` to `out`, all n x n, row-major; `out` must be neither of them. */
export function addTransposed(out: Float64Array, a: Float64Array, b: Float64Array, by: number, n: number): void {
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += a[i * n + k]! * b[j * n + k]!;
      out[i * n + j]! += sum * by;
    }
}
