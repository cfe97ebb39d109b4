import type { DurationUnit } from '../../contract/mapping-value.ts';
import { mostOf } from '../../domain/records/fields.ts';
import { UNIT_SECONDS } from '../values/number.ts';
import type { Profile } from './profile.ts';
import { headerWords } from './words.ts';

const UNIT_WORDS: Readonly<Record<Exclude<DurationUnit, 'clock'>, ReadonlySet<string>>> = {
  milliseconds: unitWords('ms millisecond millis milliseconde milisegundo'),
  seconds: unitWords('s second secs seconde segundo seg ثانية ثواني ثوان ث بالثواني بالثانية'),
  minutes: unitWords('minute mins minuto mn دقيقة دقائق بالدقائق بالدقيقة'),
  hours: unitWords('hour h hr heure hora ساعة ساعات بالساعات بالساعة'),
  days: unitWords('day jour dia dias يوم أيام بالأيام باليوم'),
};

/** In the spelling of headers. */
function unitWords(list: string): ReadonlySet<string> {
  return new Set(headerWords(list));
}

/** The unit that a header names; null when it names none. */
export function namedUnit(words: readonly string[]): DurationUnit | null {
  for (const unit of ['milliseconds', 'seconds', 'minutes', 'hours', 'days'] as const) {
    if (words.some((word) => UNIT_WORDS[unit].has(word))) return unit;
  }
  return null;
}

/** Whether a column's numbers may be durations: in its unit, or else in the least, no longer than any that is stored. */
export function mayBeDurations({ numbers, words }: Profile): boolean {
  if (!numbers || numbers.hasPercent) return false;
  const unit = namedUnit(words) ?? 'milliseconds';
  const factor = unit === 'clock' ? 1 : UNIT_SECONDS[unit];
  return numbers.median * factor <= mostOf('contact', 'seconds');
}
