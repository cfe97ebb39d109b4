/** What least squares add up to: products of columns (lower triangle, row by row), and the logarithm of the determinant of the correlation of all weeks. */
export type Sums = { readonly products: Float64Array; readonly logDeterminant: number };

/**
 * Sums of generalised least squares where weeks `d` apart are correlated by `likeness`ᵈ (first-order autoregression, 0 to below 1): each
 * week is taken less what the one before tells of it. `table` holds `width` columns of variance 1 for each of the weeks, whose numbers
 * rise, gaps allowed.
 */
export function sumsOf(
  weeks: Float64Array,
  table: Float64Array,
  width: number,
  likeness: number,
): Sums {
  const products = new Float64Array(width * width);
  const own = new Float64Array(width);
  let logDeterminant = 0;
  let [gap, told, scale, logLeft] = [0, 0, 1, 0];
  for (let i = 0, at = 0; i < weeks.length; i += 1, at += width) {
    if (i > 0) {
      const next = (weeks[i] ?? 0) - (weeks[i - 1] ?? 0);
      if (next !== gap) {
        gap = next;
        told = likeness ** gap;
        scale = 1 / Math.sqrt(1 - told * told);
        logLeft = Math.log(1 - told * told);
      }
      logDeterminant += logLeft;
    }
    for (let k = 0; k < width; k += 1) {
      const before = i === 0 ? 0 : (table[at - width + k] ?? 0);
      own[k] = ((table[at + k] ?? 0) - told * before) * scale;
    }
    for (let k = 0; k < width; k += 1) {
      const x = own[k] ?? 0;
      if (x === 0) continue;
      const row = k * width;
      for (let l = 0; l <= k; l += 1) {
        products[row + l] = (products[row + l] ?? 0) + x * (own[l] ?? 0);
      }
    }
  }
  return { products, logDeterminant };
}
