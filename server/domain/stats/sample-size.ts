import { Z95 } from './normal.ts';

/** Never above the true size by rounding noise alone. */
function whole(size: number): number {
  return Math.max(1, Math.ceil(size - 1e-9));
}

/**
 * Answers needed for a 95 % interval of ± `halfWidth` points around a net score, for the variance p + d − (p − d)² of
 * one answer (0 to 1; 0.6 is usual, 1 is the worst). Solves the adjusted-Wald interval: n = s²z²/d² − 3 [MU-N].
 */
export function netSampleSize(halfWidth: number, variance: number): number {
  return whole((variance * Z95 ** 2) / (halfWidth / 100) ** 2 - 3);
}

/** Trials needed for a 95 % interval of ± `halfWidth` percent points around a share of `percent` (0 to 100): n = p(1 − p)z²/d². */
export function shareSampleSize(halfWidth: number, percent = 50): number {
  const p = percent / 100;
  return whole((p * (1 - p) * Z95 ** 2) / (halfWidth / 100) ** 2);
}
