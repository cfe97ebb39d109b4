/**
 * Inverse of a symmetric positive definite matrix, row by row in one array of `size`² numbers, by Cholesky's
 * factorisation; null where the matrix is not positive definite.
 */
export function symmetricInverse(matrix: Float64Array, size: number): Float64Array | null {
  const lower = factorOf(matrix, size);
  if (!lower) return null;
  const inverse = new Float64Array(size * size);
  const column = new Float64Array(size);
  for (let c = 0; c < size; c += 1) {
    for (let i = 0; i < size; i += 1) {
      let sum = i === c ? 1 : 0;
      for (let k = 0; k < i; k += 1) sum -= (lower[i * size + k] ?? 0) * (column[k] ?? 0);
      column[i] = sum / (lower[i * size + i] ?? 1);
    }
    for (let i = size - 1; i >= 0; i -= 1) {
      let sum = column[i] ?? 0;
      for (let k = i + 1; k < size; k += 1) {
        sum -= (lower[k * size + i] ?? 0) * (inverse[k * size + c] ?? 0);
      }
      inverse[i * size + c] = sum / (lower[i * size + i] ?? 1);
    }
  }
  return inverse;
}

function factorOf(matrix: Float64Array, size: number): Float64Array | null {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j] ?? 0;
      for (let k = 0; k < j; k += 1) sum -= (lower[i * size + k] ?? 0) * (lower[j * size + k] ?? 0);
      if (i !== j) lower[i * size + j] = sum / (lower[j * size + j] ?? 1);
      else if (sum > 0) lower[i * size + i] = Math.sqrt(sum);
      else return null;
    }
  }
  return lower;
}
