import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ThemesAnswer, TryAnswer } from '#server/contract/themes.ts';
import { DEFAULT_TAXONOMY } from '#server/domain/themes/default-taxonomy.ts';
import type { Theme } from '#server/domain/themes/theme.ts';
import { rescoreAll } from '#server/services/themes/rescore.ts';
import { record } from '#tests/builders/records.ts';
import { themeOf } from '../themes/plain-model.ts';
import type { FilledApp } from './filled.ts';
import { filledApp } from './filled.ts';
import { NOW } from './house-store.ts';

const SUNDAY = Date.UTC(2026, 10, 8, 9);
const RECORDS = [
  record('case', 'a', SUNDAY, { text: 'it came late' }),
  record('case', 'b', SUNDAY, { text: 'late and rude' }),
  record('case', 'c', SUNDAY, { text: 'fine' }),
  record('case', 'd', SUNDAY, { text: 'late' }, { dimensions: { theme: 'parking' } }),
  record('case', 'e', SUNDAY, { text: null }),
  record('contact', 'f', SUNDAY, { text: 'rude' }),
  // The week after is complete too.
  record('case', 'g', SUNDAY + 13 * 86_400_000, { text: null }),
];
const LATE: Theme = { ...themeOf('late', ['late']), parent: 'service' };
const SERVICE = themeOf('service', []);
const PARKING = themeOf('parking', []);
const THEMES = [SERVICE, LATE, PARKING];

let filled: FilledApp;
beforeEach(async () => {
  filled = await filledApp({ records: RECORDS });
});
afterEach(() => filled.drop());

function send(method: string, path: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return filled.send(path, { method, headers, body: JSON.stringify(body) });
}

async function problemOf(response: Response): Promise<unknown> {
  // Every error answer has this shape.
  const { error } = (await response.json()) as { error: { code: string } };
  return [response.status, error.code];
}

async function save(themes: readonly Theme[], more: object = {}): Promise<Response> {
  const { version } = await filled.json<ThemesAnswer>('/api/themes');
  return send('PUT', '/api/themes', { version, themes, ...more });
}

const sum = (weeks: readonly number[]): number => weeks.reduce((all, n) => all + n, 0);

describe('GET /api/themes', () => {
  it('counts every theme with those below it, and what fits none', async () => {
    expect((await save(THEMES)).status).toBe(200);
    await rescoreAll(filled.repository, () => NOW);
    const answer = await filled.json<ThemesAnswer>('/api/themes');
    const counts = Object.fromEntries(
      answer.themes.map(({ key, own, all }) => [key, [sum(own), sum(all)]]),
    );
    expect(counts).toEqual({ service: [0, 2], late: [2, 2], parking: [1, 1] });
    expect(answer.themes.map(({ key, parent }) => [key, parent])).toEqual([
      ['service', null],
      ['late', 'service'],
      ['parking', null],
    ]);
    expect(sum(answer.unclassified.own)).toBe(2);
    expect([sum(answer.records), sum(answer.without)]).toEqual([5, 2]);
    expect(answer.rescoring).toMatchObject({ state: 'done', texts: 5, seen: 5 });
  });

  it('shows what only sources tell, until it is among the themes', async () => {
    const { themes } = await filled.json<ThemesAnswer>('/api/themes');
    expect(themes.at(-1)).toMatchObject({ key: 'parking', inTaxonomy: false });
    expect(themes).toHaveLength(DEFAULT_TAXONOMY.length + 1);
  });

  it('is as the breakdown and the filters by theme say', async () => {
    await save(THEMES);
    await rescoreAll(filled.repository, () => NOW);
    const asked = `/api/metrics?metrics=volume&from=2026-11-08&to=2026-11-15`;
    type Metrics = {
      series: { group: { key: string; filter: string } | null; total: { n: number } }[];
    };
    const { series } = await filled.json<Metrics>(`${asked}&by=theme`);
    const found: Record<string, number> = Object.fromEntries(
      series.map(({ group, total }) => [group?.key ?? '?', total.n]),
    );
    expect(found).toMatchObject({ '': 1, late: 2, parking: 1, unclassified: 1 });
    const count = async (filter: string): Promise<number | undefined> =>
      (await filled.json<Metrics>(`${asked}&filter=${filter}`)).series[0]?.total.n;
    expect(await count('theme=unclassified')).toBe(1);
    // A theme brings those below it, and itself alone where that is asked.
    expect([await count('theme=service'), await count('theme.only=service')]).toEqual([2, 0]);
  });

  it('calls a theme everywhere as it was renamed last, here or among the dimensions', async () => {
    await save([{ ...LATE, parent: null, name: { en: 'Too late', ar: 'متأخر جدا' } }, PARKING]);
    const value = await filled.json<{ values: { key: string; name: object }[] }>(
      '/api/dimensions/theme',
    );
    expect(value.values.find(({ key }) => key === 'late')?.name).toEqual({
      en: 'Too late',
      ar: 'متأخر جدا',
    });
    await filled.patch('/api/dimensions/theme/late', { name: { en: 'Delays', ar: 'تأخير' } });
    const { themes } = await filled.json<ThemesAnswer>('/api/themes');
    expect(themes[0]?.name.en).toBe('Delays');
  });
});

describe('PUT /api/themes', () => {
  it('is refused from a version that is not in force any more', async () => {
    await save(THEMES);
    const stale = await send('PUT', '/api/themes', { version: 1, themes: [PARKING] });
    expect(await problemOf(stale)).toEqual([409, 'THEMES_CHANGED']);
  });

  it('is refused with what is wrong, before anything is changed', async () => {
    const bad = [LATE, themeOf('slow', ['LATE'])];
    expect(await problemOf(await save([SERVICE, ...bad]))).toEqual([400, 'THEMES_INVALID']);
    expect((await filled.json<ThemesAnswer>('/api/themes')).version).toBe(1);
  });

  it('takes a theme out that its source told only together with the one it is shown as', async () => {
    await save(THEMES);
    expect(await problemOf(await save([SERVICE, LATE]))).toEqual([409, 'THEME_CARRIED']);
    const moved = [{ from: 'parking', to: 'late' }];
    expect((await save([SERVICE, LATE], { moved })).status).toBe(200);
    await rescoreAll(filled.repository, () => NOW);
    const { themes } = await filled.json<ThemesAnswer>('/api/themes');
    expect(themes.map(({ key, own }) => [key, sum(own)])).toEqual([
      ['service', 0],
      ['late', 3],
    ]);
  });

  it('takes a theme out that only phrases gave, and its records get another or none', async () => {
    await save([SERVICE, LATE, PARKING, themeOf('rude', ['rude'])]);
    await rescoreAll(filled.repository, () => NOW);
    expect((await save([SERVICE, PARKING, themeOf('rude', ['rude'])])).status).toBe(200);
    await rescoreAll(filled.repository, () => NOW);
    const answer = await filled.json<ThemesAnswer>('/api/themes');
    expect(answer.themes.map(({ key, own }) => [key, sum(own)])).toEqual([
      ['service', 0],
      ['parking', 1],
      ['rude', 2],
    ]);
    expect(sum(answer.unclassified.own)).toBe(2);
  });
});

describe('POST /api/themes/try', () => {
  it('says why, with places in the original', async () => {
    const text = 'Late, LATE; a late fee though';
    const themes = [themeOf('late', ['late'], ['late fee']), themeOf('fee', ['fee'])];
    const tried = await send('POST', '/api/themes/try', { text, themes });
    // The route's own schema, which the test's door has checked.
    const answer = (await tried.json()) as TryAnswer;
    expect(answer).toMatchObject({ theme: 'late', least: 1, faults: [] });
    const counting = answer.found.filter(({ isExcept }) => !isExcept);
    expect(
      counting.map(({ start, end, isLeftOut }) => [text.slice(start, end), isLeftOut]),
    ).toEqual([
      ['Late', false],
      ['LATE', false],
      ['late', true],
      ['fee', false],
    ]);
  });

  it('lists everything that is wrong with themes, and what is of no use', async () => {
    const themes = [
      themeOf('one', ['late', 'Late', '!!!', 'x*'], ['never met']),
      { ...themeOf('two', ['LATE']), parent: 'nowhere' },
      { ...themeOf('three', []), parent: 'four' },
      { ...themeOf('four', []), parent: 'three' },
      { ...themeOf('five', ['five']), name: { en: 'Five', ar: '' } },
      themeOf('unclassified', ['a b c d e f g h i']),
    ];
    const tried = await send('POST', '/api/themes/try', { text: '', themes });
    // As above.
    const { faults } = (await tried.json()) as TryAnswer;
    expect(faults.map(({ theme, kind, seen }) => `${theme} ${kind} ${seen}`)).toEqual([
      'one phrase_double Late',
      'one phrase_without_words !!!',
      'one phrase_too_wide x*',
      'one exception_idle never met',
      'two parent_unknown nowhere',
      'two phrase_shared LATE',
      'three parent_circle four',
      'four parent_circle three',
      'five name_missing five',
      'unclassified key_reserved unclassified',
      'unclassified phrase_too_long a b c d e f g h i',
    ]);
    expect(faults.filter(({ isHarmless }) => isHarmless).map(({ kind }) => kind)).toEqual([
      'phrase_double',
      'exception_idle',
    ]);
  });
});
