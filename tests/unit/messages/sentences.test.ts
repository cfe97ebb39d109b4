import { describe, expect, it } from 'vitest';
import type { ProblemCode, ProblemParams } from '#server/domain/problem.ts';
import { PROBLEM_STATUS } from '#server/domain/problem.ts';
import { sentence } from '#server/messages/sentence.ts';
import { LANGUAGES } from '#server/messages/words.ts';
import { EXAMPLES } from './examples.ts';
import { thrownProblems } from './thrown.ts';

// Object.keys forgets that the keys are the codes.
const CODES = Object.keys(PROBLEM_STATUS) as ProblemCode[];
const CASES = CODES.flatMap((code) => EXAMPLES[code].map((params) => ({ code, params })));

/** Parameters that hold what was seen: a sentence must show them. */
const SEEN = [
  'seen',
  'value',
  'path',
  'column',
  'field',
  'route',
  'from',
  'to',
  'problems',
  'port',
] as const;

function bare(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}

/** A question is called by its text, its kind by a word: where it stands in the mapping is in the details. */
function askedOtherwise(code: ProblemCode, { known }: ProblemParams): string[] {
  if (code !== 'MAPPING_INVALID' || known === undefined) return [];
  return known === 'kind' ? ['path', 'value'] : ['path'];
}

/** Parameters that a sentence puts into words. */
function toldInWords(code: ProblemCode, params: ProblemParams): string[] {
  // What every record needs is called by what it is for.
  if (code === 'ROW_VALUE_MISSING') return ['field'];
  if (code === 'IMPORT_NOT_UNDOABLE' && params['expected'] === 'done') return ['value'];
  if (code === 'IMPORT_NOT_RESUMABLE' && params['expected'] === 'running') return ['value'];
  return askedOtherwise(code, params);
}

function shownIn(code: ProblemCode, params: ProblemParams): string[] {
  const inWords = toldInWords(code, params);
  const names = SEEN.filter((name) => !inWords.includes(name));
  return names.flatMap((name) => {
    const value = params[name];
    return value === undefined || value === '' ? [] : [value].flat().map(String);
  });
}

describe.each(CASES)('$code $params', ({ code, params }) => {
  it.each(LANGUAGES)('is a whole sentence in %s that names what was seen', (language) => {
    const text = sentence({ code, params }, language);
    expect(text).not.toMatch(/[⟨⟩]|undefined|\[object|NaN| {2}| \.(\s|$)|\.\.$|“”|«»/);
    expect(bare(text)).toMatch(/[.؟?]$/);
    for (const seen of shownIn(code, params)) expect(bare(text)).toContain(seen);
    const ownWords = text.replaceAll(/\u2068[^\u2069]*\u2069/g, '');
    expect(/[\u0621-\u064a]/.test(ownWords)).toBe(language === 'ar');
  });

  it.each(LANGUAGES)('calls in %s by its name what has one, never by its key', (language) => {
    const text = bare(sentence({ code, params }, language)).toLowerCase();
    for (const [param, names] of Object.entries(params)) {
      if (!param.endsWith('Names') || !Array.isArray(names)) continue;
      const key = String(params[param.replace(/Names$/, '')]);
      const name = String(names[LANGUAGES.indexOf(language)]).toLowerCase();
      expect(text).toContain(name);
      expect(text.replace(name, '')).not.toContain(key);
    }
    const dimension = params['dimension'];
    if (language === 'ar' && dimension !== undefined) expect(text).not.toContain(dimension);
  });

  it('keeps every value in an isolate in Arabic, so that none can turn the sentence around', () => {
    const text = sentence({ code, params }, 'ar');
    const isolated = [...text.matchAll(/\u2068([^\u2069]*)\u2069/g)].map(([, inside]) => inside);
    for (const seen of shownIn(code, params)) expect(isolated).toContain(seen);
    const outside = text.replaceAll(/\u2068[^\u2069]*\u2069/g, '');
    expect(outside).not.toMatch(/[\u2066-\u2069]|[A-Za-z]+[_/.:-]+[A-Za-z]/);
  });
});

describe('sentences', () => {
  it('differ between the languages and between the codes', () => {
    for (const language of LANGUAGES) {
      const texts = CODES.map((code) =>
        sentence({ code, params: EXAMPLES[code][0] ?? {} }, language),
      );
      expect(new Set(texts).size).toBe(CODES.length);
    }
  });

  it('find in the parameters given wherever a problem is made all that they name', () => {
    const places = thrownProblems();
    expect(places.length).toBeGreaterThan(60);
    const gaps = places.flatMap(({ place, code, params }) => {
      return LANGUAGES.map((language) => sentence({ code, params }, language))
        .filter((text) => text.includes('⟨'))
        .map((text) => `${place} ${code}: ${text}`);
    });
    expect(gaps).toEqual([]);
  });

  it('count as the language does', () => {
    const days = (n: number) =>
      bare(
        sentence(
          { code: 'PERIOD_TOO_LONG', params: { from: 'a', to: 'b', days: n, limit: 1 } },
          'ar',
        ),
      );
    expect(days(1)).toContain('يوم واحد');
    expect(days(2)).toContain('يومان');
    expect(days(7)).toContain('7 أيام');
    expect(days(36)).toContain('36 يومًا');
    expect(days(7400)).toContain('7,400 يوم');
    const columns = (count: number) =>
      sentence({ code: 'FILE_COLUMNS_TOO_MANY', params: { path: 'x', count, limit: 1 } }, 'en');
    expect(columns(1)).toContain('1 column;');
    expect(columns(2000)).toContain('2,000 columns;');
  });

  it('cut long values, strip controls, and keep Arabic values apart in English', () => {
    const long = sentence(
      { code: 'METRIC_UNKNOWN', params: { seen: 'x'.repeat(5000), allowed: [] } },
      'en',
    );
    expect(long.length).toBeLessThan(200);
    const controls = sentence(
      { code: 'METRIC_UNKNOWN', params: { seen: 'a\n\u202eb\u2069', allowed: [] } },
      'ar',
    );
    expect(controls).toContain('«\u2068a b \u2069»');
    const arabic = sentence({ code: 'METRIC_UNKNOWN', params: { seen: 'رضا', allowed: [] } }, 'en');
    expect(arabic).toContain('“\u2068رضا\u2069”');
    const latin = sentence({ code: 'METRIC_UNKNOWN', params: { seen: 'npss', allowed: [] } }, 'en');
    expect(latin).not.toMatch(/[\u2066-\u2069]/);
  });
});

it.each([
  ['running', 'it is still running', 'ما زال جاريًا'],
  ['failed', 'it failed', 'تعذّر إتمامه'],
  ['undoing', 'it is being taken back already', 'يجري التراجع عنه الآن'],
  ['undone', 'it was taken back already', 'سبق التراجع عنه'],
])('says in words why an import that is %s cannot be taken back', (value, english, arabic) => {
  const told = {
    code: 'IMPORT_NOT_UNDOABLE',
    params: { id: '70', value, expected: 'done' },
  } as const;
  expect(sentence(told, 'en')).toContain(`The import 70 cannot be taken back: ${english}`);
  expect(sentence(told, 'ar')).toContain(arabic);
  expect(sentence(told, 'ar')).not.toMatch(/[A-Za-z]/);
  expect(sentence(told, 'en')).not.toMatch(/undone|undoing|“/);
});

it('names a question that was asked otherwise by its text, and its kinds by words', () => {
  const params = {
    path: 'instruments.0.kind',
    value: 'nps',
    expected: 'csat',
    known: 'kind',
    question: 'q1',
    questionNames: ['Satisfied?', 'راضٍ؟'],
  };
  const told = { code: 'MAPPING_INVALID', params } as const;
  const arabic = bare(sentence(told, 'ar'));
  expect(arabic).toContain('«راضٍ؟»');
  expect(arabic).not.toMatch(/[A-Za-z]/);
  expect(sentence(told, 'en')).toMatch(
    /“Satisfied\?” .* kind was satisfaction \(CSAT\); here it is recommendation \(NPS\)\./,
  );
});
