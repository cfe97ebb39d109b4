import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import { DECIMALS } from './value.ts';
import type { ValueFormats } from './value.ts';

/** Beyond these the difference is one of measuring. */
const MOST_MORE = 4;

/**
 * Decimals with which a value and what it is told against do not read the same: 63.6 % is below an expected 64 %, and “64%, 64%
 * to 85% expected” would hide it. As few as do; those the unit has anyway where they differ in none.
 */
export function decimalsApart(
  plain: ValueFormats['plain'],
  unit: Unit,
  value: number,
  against: readonly (number | null)[],
): number {
  const usual = DECIMALS[unit];
  const others = against.filter((one) => one !== null).filter((one) => one !== value);
  for (let decimals = usual; decimals <= usual + MOST_MORE; decimals += 1) {
    const said = plain(unit, value, decimals);
    if (others.every((one) => plain(unit, one, decimals) !== said)) return decimals;
  }
  return usual;
}
