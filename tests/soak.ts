/** True under `npm run soak`: the long versions run, with more kills and more random histories. */
export const isSoak = process.env['BASIRA_SOAK'] === '1';

/**
 * The size of a repeated test: `short` in `npm test`, `long` in `npm run soak`.
 * Both are counts of 1 or more.
 */
export function repeats(short: number, long: number): number {
  return isSoak ? long : short;
}
