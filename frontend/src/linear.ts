/** Small dense linear systems: LU with partial pivoting, in place, row-major. */

/** Replace M by its factors. False if M is singular. */
export function factor(M: Float64Array, n: number, pivots: Int32Array): boolean {
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(M[i * n + k]) > Math.abs(M[best * n + k])) best = i;
    pivots[k] = best;
    const pivot = M[best * n + k];
    if (!Number.isFinite(pivot) || pivot === 0) return false;
    if (best !== k) {
      for (let j = 0; j < n; j++) {
        const held = M[k * n + j];
        M[k * n + j] = M[best * n + j];
        M[best * n + j] = held;
      }
    }
    for (let i = k + 1; i < n; i++) {
      const share = (M[i * n + k] /= pivot);
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
