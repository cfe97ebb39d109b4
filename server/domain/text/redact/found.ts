import type { Secret } from '../mask.ts';

/** A secret and where it stands (UTF-16 units, `[start, end)`). */
export type Found = { secret: Secret; start: number; end: number };
