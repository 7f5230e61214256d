/** Small dense linear systems: LU with scaled partial pivoting, in place, row-major. */

/**
 * Replace M by its factors. False if M is singular. `sizes` is room for n numbers.
 *
 * Rows are compared by their size (Golub & Van Loan, Matrix Computations, 4th ed. 2013, section 3.5.2): a state
 * that depends on itself alone is found from its own row, and what is exactly nothing stays nothing.
 */
export function factor(M: Float64Array, n: number, pivots: Int32Array, sizes: Float64Array): boolean {
  for (let i = 0; i < n; i++) {
    sizes[i] = 0;
    for (let j = 0; j < n; j++) sizes[i] = Math.max(sizes[i], Math.abs(M[i * n + j]));
  }
  for (let k = 0; k < n; k++) {
    let best = k;
    let largest = 0;
    for (let i = k; i < n; i++) {
      const share = Math.abs(M[i * n + k]) / sizes[i];
      if (share > largest) [best, largest] = [i, share];
    }
    pivots[k] = best;
    const pivot = M[best * n + k];
    if (!Number.isFinite(pivot) || pivot === 0) return false;
    if (best !== k) {
      [sizes[k], sizes[best]] = [sizes[best], sizes[k]];
      for (let j = 0; j < n; j++) {
        const held = M[k * n + j];
        M[k * n + j] = M[best * n + j];
        M[best * n + j] = held;
      }
    }
    for (let i = k + 1; i < n; i++) {
      M[i * n + k] /= pivot;
      const share = M[i * n + k];
      if (share !== 0) for (let j = k + 1; j < n; j++) M[i * n + j] -= share * M[k * n + j];
    }
  }
  return true;
}

/** Replace b by the solution of M x = b, with the factors of M. */
export function substitute(M: Float64Array, n: number, pivots: Int32Array, b: Float64Array): void {
  for (let k = 0; k < n; k++) {
    const p = pivots[k];
    if (p !== k) {
      const held = b[k];
      b[k] = b[p];
      b[p] = held;
    }
  }
  for (let i = 1; i < n; i++) {
    let sum = b[i];
    for (let j = 0; j < i; j++) sum -= M[i * n + j] * b[j];
    b[i] = sum;
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i];
    for (let j = i + 1; j < n; j++) sum -= M[i * n + j] * b[j];
    b[i] = sum / M[i * n + i];
  }
}
