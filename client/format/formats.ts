import { createDayFormats } from './day.ts';
import type { DayFormats } from './day.ts';
import { localeTag } from './locale.ts';
import type { Digits, Language, LocaleTag } from './locale.ts';
import { sentenceDigits } from './sentence-digits.ts';
import { createValueFormats } from './value.ts';
import type { ValueFormats } from './value.ts';

/** Everything that turns numbers and days into text for one reader. */
export type Formats = {
  readonly language: Language;
  readonly locale: LocaleTag;
  readonly day: DayFormats;
  readonly value: ValueFormats;
  /** "A, B and C" */
  list: (items: readonly string[]) => string;
  /** "A, B", for a list that goes on. */
  series: (items: readonly string[]) => string;
  /** Between facts of one line. The middle dot of English would be read as a zero beside Arabic-Indic digits. */
  separator: string;
  /** Facts side by side in one line. */
  line: (facts: readonly string[]) => string;
  /** A sentence of the server in the reader's digits; names in it stay as they are. */
  said: (sentence: string) => string;
  /** A word of a sentence where it stands alone; Arabic has no capitals. */
  capital: (word: string) => string;
};

export function createFormats(language: Language, digits: Digits): Formats {
  const locale = localeTag(language, digits);
  let list: Intl.ListFormat | undefined;
  const separator = language === 'ar' ? '، ' : ' · ';
  return {
    language,
    locale,
    day: createDayFormats(language, locale),
    value: createValueFormats(language, locale),
    list: (items) => {
      list ??= new Intl.ListFormat(locale, { type: 'conjunction' });
      return list.format(items);
    },
    // Arabic list formats put an “and” before every item, which is read as a sentence, not as a list.
    series: (items) => items.join(language === 'ar' ? '، ' : ', '),
    separator,
    line: (facts) => facts.join(separator),
    said: (sentence) => sentenceDigits(locale, sentence),
    capital: (word) => word.charAt(0).toLocaleUpperCase(locale) + word.slice(1),
  };
}
