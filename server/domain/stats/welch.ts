import { studentTwoSided } from './student.ts';

/** An estimate with its standard error and the number of observations it rests on (≥ 2). */
export type Estimate = { value: number; se: number; n: number };

/**
 * Two-sided p of "both means are equal" by Welch's test with Satterthwaite's degrees of freedom (Welch 1947,
 * Biometrika 34:28). Between 0 and 1. Where neither side has any spread: 1 if equal, else 0.
 */
export function welchTest(a: Estimate, b: Estimate): number {
  const va = a.se ** 2;
  const vb = b.se ** 2;
  if (va + vb === 0) return a.value === b.value ? 1 : 0;
  const df = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1));
  return studentTwoSided((a.value - b.value) / Math.sqrt(va + vb), df);
}
