import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_EXPLORE,
  LAYOUTS,
  MOST_METRICS,
  MOST_VALUES,
  canonicalExplore,
  exploreHref,
  parseExplore,
  printExplore,
} from '#client/url/explore-view.ts';
import type { ExploreView } from '#client/url/explore-view.ts';
import { DIMENSIONS, GRAINS, PERIOD_RULES } from '#client/url/view-state.ts';
import type { FilterField } from '#client/url/view-state.ts';
import { newViewSchema } from '#server/contract/views.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const field: fc.Arbitrary<FilterField> = fc.oneof(
  fc.constantFrom(...DIMENSIONS, 'department.only' as const, 'theme.only' as const),
  text.map((name): FilterField => `attr.${name}`),
);
const some = <T>(one: fc.Arbitrary<T>, maxLength: number) => fc.array(one, { maxLength });
const view: fc.Arbitrary<ExploreView> = fc
  .record({
    metrics: some(fc.constantFrom('nps', 'nps:relationship', 'volume', 'csat:استبيان'), 6),
    period: fc.oneof(
      fc.constantFrom(...PERIOD_RULES).map((rule) => ({ rule })),
      fc.constant({ from: '2026-01-04', to: '2026-02-01' }),
    ),
    grain: fc.constantFrom(...GRAINS),
    by: fc.option(fc.constantFrom(...DIMENSIONS)),
    values: some(fc.oneof(text, fc.constant('')), 6),
    layout: fc.constantFrom(...LAYOUTS),
    filters: some(fc.record({ field, values: some(fc.oneof(text, fc.constant('')), 3) }), 4),
  })
  .map(canonicalExplore);

describe('the address of a comparison', () => {
  it('read back is the same view, whatever was chosen, and all of it is understood', () => {
    fc.assert(
      fc.property(view, (state) => {
        expect(parseExplore(printExplore(state))).toEqual({ view: state, misread: [] });
      }),
    );
  });

  it('printed again is the same address, and needs no escaping of its own by the browser', () => {
    fc.assert(
      fc.property(view, (state) => {
        const href = exploreHref(state);
        expect(exploreHref(parseExplore(new URL(href, 'http://x').search).view)).toBe(href);
        const url = new URL(href, 'http://localhost');
        expect(url.pathname + url.search).toBe(href);
      }),
    );
  });

  it('is a question the server keeps, whatever was chosen', () => {
    fc.assert(
      fc.property(view, (state) => {
        const query = printExplore(state);
        fc.pre(query.length <= 4000);
        expect(newViewSchema.safeParse({ name: 'a', query }).success).toBe(true);
      }),
    );
  });

  it('holds the rule of a period, never the days it means now', () => {
    expect(exploreHref({})).toBe('/explore');
    expect(
      exploreHref({
        metrics: ['nps:relationship', 'volume'],
        by: 'channel',
        values: ['phone', ''],
        period: { rule: 'year-to-date' },
        layout: 'apart',
      }),
    ).toBe(
      '/explore?metric=nps:relationship,volume&by=channel&value=phone,&layout=apart&period=year-to-date',
    );
  });

  it('lets compared values take the place of a filter on their dimension', () => {
    const { view: read } = parseExplore('by=channel&value=phone&channel=chat&region=north');
    expect(read.filters).toEqual([{ field: 'region', values: ['north'] }]);
  });
});

describe('an address that was edited by hand or is outdated', () => {
  it.each([
    ['period=yesterday', 'period=yesterday'],
    ['period=2026-02-30..2026-03-05', 'period=2026-02-30..2026-03-05'],
    ['grain=fortnight', 'grain=fortnight'],
    ['by=colour', 'by=colour'],
    ['layout=round', 'layout=round'],
    ['metric=DROP%20TABLE', 'DROP TABLE'],
    ['utm_source=mail', 'utm_source=mail'],
    ['compare=target', 'compare=target'],
    ['department', 'department'],
    ['department=%E0%A4%A', 'department=%E0%A4%A'],
  ])('%s falls back to the default, and says what was not understood', (search, told) => {
    expect(parseExplore(`?${search}`)).toEqual({ view: DEFAULT_EXPLORE, misread: [told] });
  });

  it('keeps what it understands beside what it does not', () => {
    const { view: read, misread } = parseExplore('metric=volume&by=colour&period=last-4-weeks');
    expect(read).toMatchObject({ metrics: ['volume'], period: { rule: 'last-4-weeks' } });
    expect(misread).toEqual(['by=colour']);
  });

  it('asks for no more than a screen holds; what is beyond is said', () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => `m${i}`);
    const search = `metric=${many(8).join(',')}&value=${many(30).join(',')}`;
    const { view: read, misread } = parseExplore(search);
    expect(read.metrics).toEqual(many(MOST_METRICS));
    expect(read.values).toEqual(many(MOST_VALUES));
    expect(misread).toEqual([...many(8).slice(6), ...many(30).slice(24)]);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (search) => {
        expect(() => parseExplore(search)).not.toThrow();
      }),
    );
  });
});
