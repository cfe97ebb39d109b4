import type { Unit } from '../domain/metrics/verdict-kinds.ts';
import type { Language } from './words.ts';

const LOCALE = { en: 'en', ar: 'ar-u-nu-latn' } as const satisfies Record<Language, string>;
const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A value in a metric's own unit, as a person writes it. */
export function valueIn(unit: Unit, value: number, language: Language): string {
  const written = (options: Intl.NumberFormatOptions, number = value): string =>
    new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 1, ...options }).format(
      number,
    );
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
      return written({ maximumFractionDigits: 2 });
    case 'points':
    case 'count':
    case 'score':
      return written({});
  }
}
