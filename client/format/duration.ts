import type { Language, LocaleTag } from './locale.ts';
import { formatNumber, numberFormat } from './number.ts';
import type { Sign } from './number.ts';
import { FORMAT_WORDS } from './words.ts';
import { written } from './written.ts';
import type { Written, WrittenPart } from './written.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** From here the hours behind the days say nothing. */
const WHOLE_DAYS_FROM = 100;

type Unit = 'day' | 'hour' | 'minute' | 'second';
type Amount = { unit: Unit; count: number };

/**
 * At most two neighbouring units, rounded at the smaller one first so that "60 min" can never be written; `finer` steps smaller
 * than the size asks for.
 */
function durationAmounts(seconds: number, finer: number): readonly Amount[] {
  const wholeSeconds = Math.round(Math.abs(seconds));
  const wholeMinutes = Math.round(wholeSeconds / MINUTE);
  const wholeHours = Math.round(wholeSeconds / HOUR);
  const fits = [
    wholeSeconds < MINUTE,
    wholeSeconds < HOUR,
    wholeMinutes < DAY / MINUTE,
    wholeHours < (WHOLE_DAYS_FROM * DAY) / HOUR,
    true,
  ].indexOf(true);
  switch (Math.max(0, fits - finer)) {
    case 0:
      return [{ unit: 'second', count: wholeSeconds }];
    case 1:
      return pair('minute', 'second', wholeSeconds, MINUTE);
    case 2:
      return pair('hour', 'minute', wholeMinutes, HOUR / MINUTE);
    case 3:
      return pair('day', 'hour', wholeHours, DAY / HOUR);
    default:
      return [{ unit: 'day', count: Math.round(wholeSeconds / DAY) }];
  }
}

function pair(large: Unit, small: Unit, count: number, perLarge: number): readonly Amount[] {
  const rest = count % perLarge;
  const first = { unit: large, count: Math.floor(count / perLarge) };
  return rest === 0 ? [first] : [first, { unit: small, count: rest }];
}

export function formatDuration(
  language: Language,
  locale: LocaleTag,
  seconds: number,
  sign: Sign,
  finer = 0,
): Written {
  const words = FORMAT_WORDS[language];
  const amounts = durationAmounts(seconds, finer);
  const parts: WrittenPart[] = [];
  for (const [index, amount] of amounts.entries()) {
    const signed = index === 0 && seconds < 0 ? -amount.count : amount.count;
    if (index > 0) {
      const joint = amounts[0]?.unit === 'day' ? words.afterDays : words.afterHours;
      parts.push({ kind: 'unit', text: joint });
    }
    const shown = formatNumber(locale, signed, 0, index === 0 ? sign : 'plain');
    parts.push(...amountParts(language, locale, amount, shown, sign));
  }
  return written(parts, spokenDuration(locale, seconds, sign, amounts));
}

function amountParts(
  language: Language,
  locale: LocaleTag,
  amount: Amount,
  shown: string,
  sign: Sign,
): readonly WrittenPart[] {
  const words = FORMAT_WORDS[language];
  // Arabic writes one day and two days without a digit; beside a sign the digit is needed.
  if (language === 'ar' && amount.unit === 'day' && amount.count < 3 && sign === 'plain') {
    return [{ kind: 'number', text: longUnit(locale, amount) }];
  }
  const unit =
    amount.unit === 'day'
      ? words.day[new Intl.PluralRules(locale).select(amount.count)]
      : words[amount.unit];
  // A no-break space holds the number and its unit on one line.
  return [
    { kind: 'number', text: shown },
    { kind: 'unit', text: `\u00a0${unit}` },
  ];
}

function longUnit(locale: LocaleTag, amount: Amount): string {
  return numberFormat(locale, { style: 'unit', unit: amount.unit, unitDisplay: 'long' }).format(
    amount.count,
  );
}

function spokenDuration(
  locale: LocaleTag,
  seconds: number,
  sign: Sign,
  amounts: readonly Amount[],
): string | null {
  if (sign === 'change' || seconds < 0) return null;
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'long' });
  return list.format(amounts.map((amount) => longUnit(locale, amount)));
}
