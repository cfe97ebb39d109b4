import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_TAXONOMY } from '#server/domain/themes/default-taxonomy.ts';
import { themeFaults } from '#server/domain/themes/faults.ts';
import { themeMatcher } from '#server/domain/themes/match.ts';
import type { Taxonomy, Theme } from '#server/domain/themes/theme.ts';

function theme(key: string, phrases: string[], except: string[] = []): Theme {
  return {
    key,
    parent: null,
    name: { en: key, ar: key },
    phrases: { en: phrases, ar: [] },
    except: { en: except, ar: [] },
  };
}

/** What the words of the property below are looked for by, told by hand. */
function plain(word: string): string {
  return word === 'هادئ' ? 'هادي' : word.toLowerCase();
}

const TAXONOMY: Taxonomy = [
  theme('refund', ['refund*', 'money back', 'استرداد']),
  theme('waiting', ['wait', 'late', 'انتظار', 'تأخير'], ['can’t wait', 'late fee']),
];
const match = themeMatcher(TAXONOMY);

describe('the themes of a text', () => {
  it('are those whose phrases it says, in any spelling, the one said most first', () => {
    expect(match('LATE, late again; I had to wait for my Refund')).toEqual({
      theme: 'waiting',
      hits: [
        { theme: 'waiting', phrases: 2 },
        { theme: 'refund', phrases: 1 },
      ],
    });
    expect(match('refunded').theme).toBe('refund');
    expect(match('الإنتظـــار طويل').theme).toBe('waiting');
    expect(match('وانتظار وتاخير').hits).toEqual([{ theme: 'waiting', phrases: 2 }]);
  });

  it('count a phrase once, in however many spellings it is written down and said', () => {
    const twice = theme('calm', ['quiet', 'Quiet', 'هادي*', 'هادئ*', 'هَادِئ*']);
    const once = theme('place', ['room', 'garden']);
    const read = themeMatcher([twice, once]);
    expect(read('a quiet QUIET room with a garden').hits).toEqual([
      { theme: 'place', phrases: 2 },
      { theme: 'calm', phrases: 1 },
    ]);
    expect(read('هادئة وهادي').hits).toEqual([{ theme: 'calm', phrases: 1 }]);
    const story = Array.from({ length: 90 }, (_, i) => `word${i}`).join(' ');
    expect(read(`${story} quiet`).theme).toBeNull();
  });

  it('are the same whether or not a phrase is written down twice', () => {
    const word = constantFrom('late', 'Late', 'LATE', 'wait', 'Wait', 'هادئ', 'هادي', 'room');
    assert(
      property(
        array(word, { maxLength: 6 }),
        array(word, { maxLength: 6 }),
        array(constantFrom('late', 'wait', 'هادئ', 'room', 'x'), { maxLength: 12 }),
        (a, b, text) => {
          const themes = [theme('a', a), theme('b', b)];
          const singly = (phrases: readonly string[]): string[] =>
            phrases.filter(
              (one, i) => phrases.findIndex((other) => plain(other) === plain(one)) === i,
            );
          const pruned = [theme('a', singly(a)), theme('b', singly(b))];
          const said = text.join(' ');
          expect(themeMatcher(themes)(said)).toEqual(themeMatcher(pruned)(said));
        },
      ),
    );
  });

  it('are none where it says none: unclassified', () => {
    for (const text of ['', '!!!', 'thank you', 'waiter', 'money came back']) {
      expect(match(text), text).toEqual({ theme: null, hits: [] });
    }
  });

  it('leave out a phrase inside one that is excepted, and only there', () => {
    expect(match('I can’t wait to come again').theme).toBeNull();
    expect(match('a late fee').theme).toBeNull();
    expect(match('a late fee for a late parcel').theme).toBe('waiting');
  });

  it('are, where two are said equally often, the first of the taxonomy', () => {
    expect(match('late refund').theme).toBe('refund');
    expect(themeMatcher(TAXONOMY.toReversed())('late refund').theme).toBe('waiting');
  });

  it('want a second phrase in a story', () => {
    const story = Array.from({ length: 90 }, (_, i) => `word${i}`).join(' ');
    expect(match(`${story} late`)).toEqual({
      theme: null,
      hits: [{ theme: 'waiting', phrases: 1 }],
    });
    expect(match(`${story} late wait`).theme).toBe('waiting');
  });
});

describe('the taxonomy that ships', () => {
  it('names every theme in both languages, once, and has phrases for it', () => {
    expect(new Set(DEFAULT_TAXONOMY.map(({ key }) => key)).size).toBe(DEFAULT_TAXONOMY.length);
    for (const { key, name, phrases } of DEFAULT_TAXONOMY) {
      expect(name.en, key).toMatch(/^[A-Z]/);
      expect(name.ar, key).toMatch(/^[\u0600-\u06ff]/);
      const isGroup = DEFAULT_TAXONOMY.some(({ parent }) => parent === key);
      if (!isGroup) expect(phrases.en.length + phrases.ar.length, key).toBeGreaterThan(5);
    }
  });

  it('has no faults', () => {
    expect(themeFaults(DEFAULT_TAXONOMY)).toEqual([]);
  });

  it('says each theme by each of its own phrases', () => {
    const ship = themeMatcher(DEFAULT_TAXONOMY);
    const lost = DEFAULT_TAXONOMY.flatMap(({ key, phrases }) =>
      [...phrases.en, ...phrases.ar]
        .filter((phrase) => !ship(phrase.replaceAll('*', '')).hits.some((hit) => hit.theme === key))
        .map((phrase) => `${key}: ${phrase}`),
    );
    expect(lost).toEqual([]);
  });

  it('gives no phrase to two themes', () => {
    const ship = themeMatcher(DEFAULT_TAXONOMY);
    const shared = DEFAULT_TAXONOMY.flatMap(({ key, phrases }) =>
      [...phrases.en, ...phrases.ar].filter(
        (phrase) => ship(phrase.replaceAll('*', '')).theme !== key,
      ),
    );
    expect(shared).toEqual([]);
  });
});
