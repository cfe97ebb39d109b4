import { describe, expect, it } from 'vitest';
import { createTranslator } from 'use-intl/core';
import { localeTag } from '#client/format/locale.ts';
import { ar } from '#client/i18n/messages/ar.ts';
import { dataAr } from '#client/i18n/messages/data-ar.ts';
import { dataEn } from '#client/i18n/messages/data-en.ts';
import { en } from '#client/i18n/messages/en.ts';

/** CLDR: the forms an Arabic count can need. */
const ARABIC_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const ENGLISH_FORMS = ['one', 'other'];

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): readonly { key: string; text: string }[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [{ key: path + key, text: value }]
      : leaves(value, `${path}${key}.`),
  );
}

const arabic = [...leaves(ar), ...leaves(dataAr)];
const english = [...leaves(en), ...leaves(dataEn)];
const texts = english.map(({ key, text }) => ({
  key,
  en: text,
  ar: arabic.find((other) => other.key === key)?.text ?? '',
}));

const argumentsOf = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].map((hit) => hit[1] ?? ''))].toSorted();
const pluralForms = (text: string) =>
  [...text.matchAll(/(?:^|[\s}])(zero|one|two|few|many|other|=\d+) \{/g)].map(
    (hit) => hit[1] ?? '',
  );

describe('the messages', () => {
  it('have the same keys in both languages', () => {
    expect(arabic.map(({ key }) => key)).toEqual(english.map(({ key }) => key));
    expect(new Set(english.map(({ key }) => key)).size).toBe(english.length);
  });

  it.each(texts)('$key says something in both languages', (text) => {
    expect(text.en.trim()).not.toBe('');
    expect(text.ar.trim()).not.toBe('');
  });

  it.each(texts.filter(({ en: text }) => text.includes('{')))(
    '$key takes the same arguments in both languages',
    (text) => {
      expect(argumentsOf(text.ar)).toEqual(argumentsOf(text.en));
    },
  );

  it.each(texts.filter(({ en: text, ar: other }) => /, plural/.test(text + other)))(
    '$key has every plural form its languages need',
    (text) => {
      expect(pluralForms(text.ar)).toEqual(ARABIC_FORMS);
      expect(pluralForms(text.en)).toEqual(ENGLISH_FORMS);
    },
  );

  it('are Arabic in Arabic: no Latin letters but names, no digits the reader did not choose', () => {
    const allowed = new Set([
      'app.otherName',
      'preferences.switchLanguage',
      'preferences.digitsLatin',
      'preferences.digitsArabic',
    ]);
    const bare = (text: string) =>
      text.replaceAll(/\{\w+(, plural,)?|\b(zero|one|two|few|many|other) \{/g, '');
    const strange = texts.filter(
      ({ key, ar: text }) => !allowed.has(key) && /[a-z0-9٠-٩]/i.test(bare(text)),
    );
    expect(strange).toEqual([]);
  });

  it.each([
    [1, 'Worse: A, B and 1 other.', 'أسوأ: A وB ومؤشر آخر.'],
    [2, 'Worse: A, B and 2 others.', 'أسوأ: A وB ومؤشران آخران.'],
    [4, 'Worse: A, B and 4 others.', 'أسوأ: A وB و٤ مؤشرات أخرى.'],
    [11, 'Worse: A, B and 11 others.', 'أسوأ: A وB و١١ مؤشرًا آخر.'],
  ])('count what is left unnamed: %d', (count, inEnglish, inArabic) => {
    const sayEnglish = createTranslator({ locale: localeTag('en', 'latn'), messages: en });
    const sayArabic = createTranslator({ locale: localeTag('ar', 'arab'), messages: ar });
    const englishNames = sayEnglish('overview.andOthers', { names: 'A, B', count });
    expect(sayEnglish('overview.worse', { names: englishNames })).toBe(inEnglish);
    const arabicNames = sayArabic('overview.andOthers', { names: 'A وB', count });
    expect(sayArabic('overview.worse', { names: arabicNames })).toBe(inArabic);
  });

  it('do not compile with a missing argument', () => {
    const onError = () => undefined;
    const say = createTranslator({ locale: localeTag('en', 'latn'), messages: en, onError });
    // @ts-expect-error: the argument `n` is missing, which must be an error of the compiler
    expect(say('value.n')).toBe('value.n');
  });
});
