import type { DurationUnit } from '../../../contract/mapping-value.ts';
import { UNIT_SECONDS } from '../../values/number.ts';
import { namedUnit } from '../duration-unit.ts';
import type { Concept } from '../match-headers.ts';
import type { NumberColumn } from '../numbers.ts';
import type { Profile } from '../profile.ts';
import type { Draft } from './draft.ts';

type Unit = Exclude<DurationUnit, 'clock'>;

/** What headers call the times of one contact. */
const OF_CALLS: ReadonlySet<Concept> = new Set<Concept>([
  'wait',
  'duration',
  'responseTime',
  'resolveTime',
]);
const NAMED = 0.6;

/**
 * The likeliest unit of a call's times: where a column tells thousandths of a second, the others of its file do. By headers,
 * so that correcting one column changes no other.
 */
export function unitOfCalls({ known }: Draft, numbers: NumberColumn): Unit {
  const inThousandths = known.profiles.some(
    (one) =>
      one.numbers !== null &&
      one.matches.some(({ concept, score }) => OF_CALLS.has(concept) && score >= NAMED) &&
      namedUnit(one.words) === null &&
      unitOfCall(one.numbers) === 'milliseconds',
  );
  return inThousandths && numbers.areWhole ? 'milliseconds' : unitOfCall(numbers);
}

function unitOfCall({ median, max, areWhole }: NumberColumn): Unit {
  if ((median < 15 || !areWhole) && max < 240) return 'minutes';
  return median > 20_000 ? 'milliseconds' : 'seconds';
}

/** Of hours of a case's life few are above a thousand, of minutes few above ten thousand. */
export function unitOfLife({ median }: NumberColumn): Unit {
  if (median <= 1000) return 'hours';
  return median <= 10_000 ? 'minutes' : 'seconds';
}

/** So many rows must bear a unit out, and this share of them. */
const LEAST_ROWS = 8;
const MOSTLY = 0.9;

/** What is known of a time that is told in no unit: the most seconds that it can be, by row, and a unit that is no shorter. */
export type Bounds = { most: ReadonlyMap<number, number>; unit: DurationUnit | null };

/** The likeliest unit of a case's times: one in which few are longer than the most that they can be. */
export function unitOfLives(
  { rowOf }: Profile,
  numbers: NumberColumn,
  { most, unit: longest }: Bounds,
): Unit {
  const own = unitOfLife(numbers);
  const isShorter = longest !== null && longest !== 'clock' && secondsOf(longest) < secondsOf(own);
  const likely = isShorter ? longest : own;
  const told = numbers.values.flatMap((time, i) => {
    const limit = most.get(rowOf[i] ?? -1);
    return limit === undefined ? [] : [{ time, limit }];
  });
  if (told.length < LEAST_ROWS) return likely;
  const isWithin = (unit: Unit): boolean =>
    told.filter(({ time, limit }) => time * secondsOf(unit) <= limit).length >=
    told.length * MOSTLY;
  const units = (['hours', 'minutes', 'seconds'] as const).filter(
    (unit) => secondsOf(unit) <= secondsOf(likely),
  );
  return units.find(isWithin) ?? likely;
}

function secondsOf(unit: Unit): number {
  return UNIT_SECONDS[unit];
}
