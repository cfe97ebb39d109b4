import type { Dimension } from '../domain/dimensions.ts';

/** What each dimension is called within a sentence. */
export const DIMENSION_WORDS: Readonly<Record<Dimension, string>> = {
  department: 'department',
  branch: 'branch',
  channel: 'channel',
  stage: 'journey stage',
  touchpoint: 'touchpoint',
  segment: 'segment',
  region: 'region',
  product: 'product',
  theme: 'theme',
};
