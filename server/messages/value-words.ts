import type { Unit } from '../domain/metrics/verdict-kinds.ts';
import type { Language } from './words.ts';

const LOCALE = { en: 'en', ar: 'ar-u-nu-latn' } as const satisfies Record<Language, string>;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Beyond these the difference is one of measuring. */
const MOST_MORE = 4;

/** A value in a metric's own unit, as a person writes it; `more` decimals than that where somebody asks for them. */
export function valueIn(unit: Unit, value: number, language: Language, more = 0): string {
  const decimals = (unit === 'per_case' ? 2 : 1) + more;
  const written = (options: Intl.NumberFormatOptions, number = value): string =>
    new Intl.NumberFormat(LOCALE[language], {
      maximumFractionDigits: decimals,
      ...options,
    }).format(number);
  switch (unit) {
    case 'percent':
      return written({ style: 'percent' }, value / 100);
    case 'seconds': {
      const [length, name] =
        Math.abs(value) >= 2 * DAY
          ? [DAY, 'day']
          : Math.abs(value) >= HOUR
            ? [HOUR, 'hour']
            : Math.abs(value) >= MINUTE
              ? [MINUTE, 'minute']
              : [1, 'second'];
      return written({ style: 'unit', unit: name, unitDisplay: 'long' }, value / length);
    }
    case 'days':
      return written({ style: 'unit', unit: 'day', unitDisplay: 'long' });
    case 'per_case':
    case 'points':
    case 'count':
    case 'score':
      return written({});
  }
}

/** How many more decimals keep a value from reading like what it is told against; 0 where they differ in none. */
export function moreToTellApart(
  unit: Unit,
  value: number,
  against: readonly (number | null)[],
  language: Language,
): number {
  const others = against.filter((one) => one !== null).filter((one) => one !== value);
  for (let more = 0; more <= MOST_MORE; more += 1) {
    const said = valueIn(unit, value, language, more);
    if (others.every((one) => valueIn(unit, one, language, more) !== said)) return more;
  }
  return 0;
}
