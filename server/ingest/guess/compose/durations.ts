import type { DurationUnit, Value } from '../../../contract/mapping-value.ts';
import type { NumberColumn } from '../numbers.ts';
import type { Profile } from '../profile.ts';
import { columnValue, numberReading } from './draft.ts';
import type { Draft } from './draft.ts';

const UNIT_WORDS: Readonly<Record<Exclude<DurationUnit, 'clock'>, ReadonlySet<string>>> = {
  milliseconds: new Set(['ms', 'millisecond', 'millis', 'milliseconde', 'milisegundo']),
  seconds: new Set(['s', 'second', 'secs', 'seconde', 'segundo', 'seg', 'ثانيه', 'ثواني', 'ثوان']),
  minutes: new Set(['minute', 'mins', 'minuto', 'mn', 'دقيقه', 'دقائق']),
  hours: new Set(['hour', 'h', 'hr', 'heure', 'hora', 'ساعه', 'ساعات']),
  days: new Set(['day', 'jour', 'dia', 'يوم', 'ايام']),
};

/** The unit that a header names; null when it names none. */
export function namedUnit(words: readonly string[]): DurationUnit | null {
  for (const unit of ['milliseconds', 'seconds', 'minutes', 'hours', 'days'] as const) {
    if (words.some((word) => UNIT_WORDS[unit].has(word))) return unit;
  }
  return null;
}

/**
 * The seconds that passed until something happened, and the unit they are told in; asks for the unit where nothing tells
 * it. Null when the column holds no durations.
 */
export function elapsedValue(
  draft: Draft,
  profile: Profile,
): { value: Value; unit: DurationUnit; isAsked: boolean } | null {
  const { clocks, numbers, words } = profile;
  if (clocks) {
    return { value: columnValue(profile, { unit: 'clock' }), unit: 'clock', isAsked: false };
  }
  if (!numbers) return null;
  const named = namedUnit(words);
  const unit = named ?? askUnit(draft, profile, LONG_UNITS, longUnit(numbers));
  const value = columnValue(profile, { unit, ...numberReading(profile) });
  return { value, unit, isAsked: named === null };
}

/** How a column of durations is read; asks for the unit where nothing tells it. Null when it holds none. */
export function durationValue(draft: Draft, profile: Profile, name: string): Value | null {
  const { clocks, numbers } = profile;
  const target = `fields.${name}`;
  if (clocks) {
    place(draft, profile, target, 'clock');
    return columnValue(profile, { unit: 'clock' });
  }
  if (!numbers) return null;
  const named = namedUnit(profile.words);
  const unit = named ?? askUnit(draft, profile, SHORT_UNITS, shortUnit(numbers));
  place(draft, profile, target, unit, named === null);
  return columnValue(profile, { unit, ...numberReading(profile) });
}

function place(
  draft: Draft,
  profile: Profile,
  target: string,
  unit: DurationUnit,
  asked = false,
): void {
  draft.place(profile, 'field', target, {
    why: {
      code: 'DURATION_UNIT',
      params: {
        column: profile.header || profile.name,
        target,
        unit,
        example: profile.texts[0] ?? '',
      },
    },
    ...(asked ? { certainty: 'likely' as const } : {}),
  });
}

const SHORT_UNITS = ['seconds', 'minutes', 'hours', 'milliseconds'] as const;
const LONG_UNITS = ['hours', 'days', 'minutes', 'seconds'] as const;

/** What a call or a wait of such numbers is most likely counted in. */
function shortUnit({ median, max, areWhole }: NumberColumn): DurationUnit {
  if ((median < 15 || !areWhole) && max < 240) return 'minutes';
  return median > 20_000 ? 'milliseconds' : 'seconds';
}

/** The same of the life of a case: of hours few are above a thousand, of minutes few above ten thousand. */
function longUnit({ median }: NumberColumn): DurationUnit {
  if (median <= 1000) return 'hours';
  return median <= 10_000 ? 'minutes' : 'seconds';
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
    params: { column: profile.header || profile.name, value: profile.texts[0] ?? '' },
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
