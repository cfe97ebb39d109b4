import type { Condition, DurationUnit, Value } from '../../../contract/mapping-value.ts';
import type { NumberColumn } from '../numbers.ts';
import { namedUnit } from '../duration-unit.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { columnValue, numberReading } from './draft.ts';
import type { Draft } from './draft.ts';
import { unitOfCalls, unitOfLives } from './likely-unit.ts';
import type { Bounds } from './likely-unit.ts';

type Duration = { value: Value; unit: DurationUnit; isAsked: boolean };

/**
 * The seconds that passed until something happened, and the unit they are told in; asks for the unit where nothing tells
 * it. Null when the column holds no durations.
 */
export function elapsedValue(draft: Draft, profile: Profile, bounds: Bounds): Duration | null {
  return readDuration(draft, profile, {
    units: OF_LIVES,
    likely: (numbers) => unitOfLives(profile, numbers, bounds),
  });
}

/** How a column of durations is read; asks for the unit where nothing tells it. Null when it holds none. */
export function durationValue(draft: Draft, profile: Profile, name: string): Value | null {
  const duration = readDuration(draft, profile, {
    units: OF_CALLS,
    likely: (numbers) => unitOfCalls(draft, numbers),
  });
  if (!duration) return null;
  const { value, unit, isAsked } = duration;
  const target = `fields.${name}`;
  const column = nameOf(profile);
  const params = { column, target, unit, example: profile.texts[0] ?? '' };
  draft.place(profile, 'field', target, {
    why: { code: 'DURATION_UNIT', params },
    ...(isAsked ? { certainty: 'likely' as const } : {}),
  });
  return value;
}

/** Any time that passed is longer, in seconds. */
const NO_TIME = 0.001;

/** Whether a duration is longer than none. */
export function tookTime(value: Value): Condition {
  return { atLeast: { value, number: NO_TIME } };
}

/** Whether some duration of a column is none at all, or less. */
export function hasNoTime({ numbers, clocks }: Profile): boolean {
  return (numbers?.min ?? Math.min(...(clocks ?? [1]))) <= 0;
}

/** The units that are offered where nothing tells one, and the likeliest of them. */
type Scale = { units: readonly DurationUnit[]; likely: (numbers: NumberColumn) => DurationUnit };

const OF_CALLS: readonly DurationUnit[] = ['seconds', 'minutes', 'hours', 'milliseconds'];
/** Units that the life of a case may be told in. */
export const OF_LIVES: readonly DurationUnit[] = ['hours', 'days', 'minutes', 'seconds'];

function readDuration(draft: Draft, profile: Profile, scale: Scale): Duration | null {
  const { clocks, numbers, words } = profile;
  if (clocks) {
    return { value: columnValue(profile, { unit: 'clock' }), unit: 'clock', isAsked: false };
  }
  if (!numbers) return null;
  const named = namedUnit(words);
  const unit = named ?? askUnit(draft, profile, scale.units, scale.likely(numbers));
  const value = columnValue(profile, { unit, ...numberReading(profile) });
  return { value, unit, isAsked: named === null };
}

function askUnit(
  draft: Draft,
  profile: Profile,
  units: readonly DurationUnit[],
  proposed: DurationUnit,
): DurationUnit {
  const chosen = draft.ask({
    id: `unit:${profile.name}`,
    code: 'ASK_DURATION_UNIT',
    params: { column: nameOf(profile), value: profile.texts[0] ?? '' },
    columns: [profile.name],
    options: units.map((unit) => ({
      value: unit,
      params: { unit },
      example: profile.texts[0] ?? null,
    })),
    chosen: proposed,
  });
  return units.find((unit) => unit === chosen) ?? proposed;
}
