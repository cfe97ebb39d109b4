/** True under `npm run soak`: the long versions run, with more kills and more random histories. */
export const isSoak = process.env['BASIRA_SOAK'] === '1';

/**
 * The size of a repeated test: `short` in `npm test`, `long` in `npm run soak`.
 * Both are counts of 1 or more.
 */
export function repeats(short: number, long: number): number {
  return isSoak ? long : short;
}

/**
 * The looks in which a long journey is made: those at some places in `npm test`, all in `npm run soak`. One journey takes
 * English and the next Arabic; the pages on their ways are seen in both by tests of their own.
 */
export function looksOf<Look>(all: readonly Look[], ...places: number[]): readonly Look[] {
  return isSoak ? all : all.filter((_, place) => places.includes(place));
}
