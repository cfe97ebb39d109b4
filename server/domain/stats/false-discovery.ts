/**
 * Which of several tests are real when at most the share `q` of those called real may be false: Benjamini & Hochberg
 * 1995 (J. R. Stat. Soc. B 57:289). Gives one flag per p, in the order given.
 */
export function benjaminiHochberg(ps: readonly number[], q: number): boolean[] {
  const ascending = ps.toSorted((a, b) => a - b);
  let threshold = -1;
  ascending.forEach((p, i) => {
    if (p <= ((i + 1) / ps.length) * q) threshold = p;
  });
  return ps.map((p) => p <= threshold);
}
