import type { Condition, DurationUnit, Value } from '../../../contract/mapping-value.ts';
import type { NumberColumn } from '../numbers.ts';
import { namedUnit } from '../duration-unit.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { columnValue, numberReading } from './draft.ts';
import type { Draft } from './draft.ts';

type Duration = { value: Value; unit: DurationUnit; isAsked: boolean };

/**
 * The seconds that passed until something happened, and the unit they are told in; asks for the unit where nothing tells
 * it. Null when the column holds no durations.
 */
export function elapsedValue(draft: Draft, profile: Profile): Duration | null {
  return readDuration(draft, profile, LIVES);
}

/** How a column of durations is read; asks for the unit where nothing tells it. Null when it holds none. */
export function durationValue(draft: Draft, profile: Profile, name: string): Value | null {
  const duration = readDuration(draft, profile, CALLS);
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

/** Of calls and waits. */
const CALLS: Scale = {
  units: ['seconds', 'minutes', 'hours', 'milliseconds'],
  likely: ({ median, max, areWhole }) => {
    if ((median < 15 || !areWhole) && max < 240) return 'minutes';
    return median > 20_000 ? 'milliseconds' : 'seconds';
  },
};

/** Of the life of a case: of hours few are above a thousand, of minutes few above ten thousand. */
const LIVES: Scale = {
  units: ['hours', 'days', 'minutes', 'seconds'],
  likely: ({ median }) => {
    if (median <= 1000) return 'hours';
    return median <= 10_000 ? 'minutes' : 'seconds';
  },
};

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
