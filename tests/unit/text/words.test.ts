import { describe, expect, it } from 'vitest';
import { languageByScript } from '#server/domain/text/script.ts';
import { isFound, rangesFound, readSearch } from '#server/domain/text/search.ts';
import type { Search } from '#server/domain/text/search.ts';
import { wordForms } from '#server/domain/text/words.ts';

function searchFor(text: string): Search {
  const search = readSearch(text);
  if (!search) throw new Error(`nothing to look for in ${text}`);
  return search;
}

/** The parts of a text that a question marks. */
function marked(question: string, text: string): string[] {
  return rangesFound(searchFor(question), text, 10).map(({ start, end }) => text.slice(start, end));
}

/** Spellings of one word, as people write it. */
const SAME: readonly (readonly [what: string, ...spellings: string[]])[] = [
  ['alef with and without hamza and madda', 'احمد', 'أحمد', 'إحمد', 'آحمد', 'ٱحمد'],
  ['ya and alef maqsura', 'مستشفى', 'مستشفي', 'مستشفی'],
  ['ta marbuta and ha', 'خدمة', 'خدمه', 'خدمۃ'.replace('ۃ', 'ة')],
  ['hamza on waw and ya', 'مسؤول', 'مسوول'],
  ['vowel marks', 'مُتَأَخِّر', 'متأخر', 'متاخر'],
  ['tatweel', 'تأخيـــــر', 'تأخير'],
  ['the Persian kaf', 'شرکة', 'شركة'],
  ['presentation forms', 'ﻻزم', 'لازم'],
  ['the article, alone and joined', 'الفرع', 'فرع', 'بالفرع', 'والفرع', 'للفرع', 'كالفرع'],
  ['Arabic-Indic and Persian digits', '٢٠٢٦', '۲۰۲۶', '2026'],
  ['letters drawn out', 'راااائع', 'رائع'],
  ['Latin case and accents', 'Café', 'CAFE', 'cafe', 'cafe\u0301'],
  ['wide letters', 'ＶＩＳＡ', 'visa'],
  ['sharp s and ligatures', 'Straße', 'STRASSE', 'strasse'],
  ['apostrophes', 'don’t', "don't", 'dont'],
  ['marks of direction', '\u202bفرع\u202c', 'فرع'],
  ['the Turkish dotted I', 'İstanbul', 'istanbul'],
];

describe('the form in which words are looked for', () => {
  it.each(SAME)('is the same for %s', (_, ...spellings) => {
    const forms = new Set(spellings.map((spelling) => wordForms(spelling).join(' ')));
    expect([...forms]).toHaveLength(1);
  });

  it('keeps words apart that differ', () => {
    const forms = wordForms('فرع فروع late later 12 21 car care');
    expect(forms).toHaveLength(8);
  });

  it('leaves short words their article', () => {
    expect(wordForms('الله')).toEqual(['الله']);
  });

  it('knows no words in masks, signs and pictures', () => {
    expect(wordForms('[phone] [mail] … 👍🏽 !!')).toEqual([]);
    expect(wordForms('[phones]')).toEqual(['phones']);
  });

  it('cuts a word of ten thousand letters off', () => {
    const [form = ''] = wordForms('ab'.repeat(5000));
    expect(form.length).toBeLessThanOrEqual(40);
  });
});

describe('a search', () => {
  it('marks the original text, whatever stands inside a word', () => {
    const text = 'المُوظَّفُ في الفرعِ كان… سَيِّئاً، و«الفرع» بعيد';
    expect(marked('موظف', text)).toEqual(['المُوظَّفُ']);
    expect(marked('فرع', text)).toEqual(['الفرعِ', 'الفرع']);
  });

  it('marks by offsets of the original where a character has two units', () => {
    expect(rangesFound(searchFor('late'), '😀😀 late', 10)).toEqual([{ start: 5, end: 9 }]);
  });

  it('wants every word, in any order', () => {
    expect(isFound(searchFor('late driver'), 'The driver came late.')).toBe(true);
    expect(isFound(searchFor('late driver'), 'The driver came.')).toBe(false);
  });

  it('wants quoted words in a row', () => {
    const search = searchFor('“came late”');
    expect(isFound(search, 'The driver CAME, late')).toBe(true);
    expect(isFound(search, 'late came the driver')).toBe(false);
    expect(marked('"came late"', 'He came late. She came late.')).toEqual([
      'came late',
      'came late',
    ]);
  });

  it('leaves out what has an unwanted word', () => {
    const search = searchFor('refund -branch -"new card"');
    expect(isFound(search, 'refund please')).toBe(true);
    expect(isFound(search, 'refund at the branch')).toBe(false);
    expect(isFound(search, 'refund, new card')).toBe(false);
  });

  it('finds words that begin so only where a star says it', () => {
    expect(isFound(searchFor('delay'), 'delayed')).toBe(false);
    expect(marked('delay*', 'delayed by delays')).toEqual(['delayed', 'delays']);
    expect(marked('الخدم*', 'خدماتكم')).toEqual(['خدماتكم']);
  });

  it('takes words joined by a sign as words in a row', () => {
    expect(marked('check-in', 'slow check-in, no check')).toEqual(['check-in']);
  });

  it('is none where there is no word to look for', () => {
    for (const text of ['', '  ', '"', '-', '*', '-late', '[phone]']) {
      expect(readSearch(text), text).toBeNull();
    }
  });
});

/** Tags: BCP 47, `und` with an ISO 15924 script; `mul` and `zxx` of ISO 639-2. */
it('tells the language from the script', () => {
  expect(languageByScript('الخدمة ممتازة')).toBe('und-Arab');
  expect(languageByScript('الخدمة ممتازة جداً من STC')).toBe('und-Arab');
  expect(languageByScript('Très bon accueil')).toBe('und-Latn');
  expect(languageByScript('thank you شكرا لكم')).toBe('mul');
  expect(languageByScript('Спасибо')).toBe('und');
  expect(languageByScript('10/10 👍 ٥')).toBe('zxx');
});
