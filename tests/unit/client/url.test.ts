import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filterTexts } from '#client/api/filters.ts';
import { addDays } from '#client/format/day.ts';
import { hrefWithView } from '#client/url/kept-address.ts';
import { parseView } from '#client/url/parse-view.ts';
import { printView, viewHref } from '#client/url/print-view.ts';
import { resolvePeriod } from '#client/url/resolve-period.ts';
import {
  COMPARISONS,
  DEFAULT_VIEW,
  DIMENSIONS,
  GRAINS,
  PERIOD_RULES,
  canonicalView,
} from '#client/url/view-state.ts';
import { offeredWeeks, weekPeriod } from '#client/url/week-choice.ts';
import type { FilterField, Period, ViewState } from '#client/url/view-state.ts';

/** A Friday, five days after the last complete week. */
const TODAY = '2026-11-27';
const LAST_WEEK = { from: '2026-11-15', to: '2026-11-22' };

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const period: fc.Arbitrary<Period> = fc.oneof(
  fc.constantFrom(...PERIOD_RULES).map((rule) => ({ rule })),
  fc
    .tuple(day, fc.integer({ min: 1, max: 800 }))
    .map(([from, days]) => ({ from, to: addDays(from, days) })),
);
const field: fc.Arbitrary<FilterField> = fc.oneof(
  fc.constantFrom(...DIMENSIONS, 'department.only' as const, 'theme.only' as const),
  text.map((name): FilterField => `attr.${name}`),
);
const view: fc.Arbitrary<ViewState> = fc
  .record({
    metric: fc.option(fc.constantFrom('nps', 'nps:relationship', 'ttr_median', 'csat:استبيان')),
    period,
    grain: fc.constantFrom(...GRAINS),
    by: fc.constantFrom(...DIMENSIONS),
    filters: fc.array(
      fc.record({ field, values: fc.array(fc.oneof(text, fc.constant('')), { maxLength: 4 }) }),
      {
        maxLength: 4,
      },
    ),
    compare: fc.subarray([...COMPARISONS]),
  })
  .map(canonicalView);

describe('the address of a view', () => {
  it('read back is the same view, whatever was chosen', () => {
    fc.assert(
      fc.property(view, (state) => {
        expect(parseView(printView(state))).toEqual(state);
      }),
    );
  });

  it('is the same for equal views: printing is settled after one round', () => {
    fc.assert(
      fc.property(view, (state) => {
        const printed = printView(state);
        expect(printView(parseView(`?${printed}`))).toBe(printed);
      }),
    );
  });

  it('needs no escaping of its own by the browser', () => {
    fc.assert(
      fc.property(view, (state) => {
        const href = viewHref('/', state);
        const url = new URL(href, 'http://localhost');
        expect(url.pathname + url.search).toBe(href);
      }),
    );
  });

  it('is short and readable', () => {
    expect(viewHref('/', DEFAULT_VIEW)).toBe('/');
    const filters = [{ field: 'department', values: ['branches', 'billing'] }] as const;
    expect(
      viewHref('/', { ...DEFAULT_VIEW, metric: 'nps:relationship', by: 'channel', filters }),
    ).toBe('/?metric=nps:relationship&by=channel&department=billing,branches');
    expect(printView({ ...DEFAULT_VIEW, period: { from: '2026-11-01', to: '2026-11-08' } })).toBe(
      'period=2026-11-01..2026-11-08',
    );
  });

  it('keeps commas, percent signs and Arabic inside a value', () => {
    const filters = [{ field: 'attr.tier', values: ['a,b', '100%2C', 'ذهبي'] }] as const;
    const state = canonicalView({ ...DEFAULT_VIEW, filters });
    expect(parseView(printView(state))).toEqual(state);
  });
});

describe('the filters of a view', () => {
  it('are written as the API reads them: commas and backslashes escaped, "not given" empty', () => {
    const filters = [
      { field: 'attr.tier', values: ['a,b', 'c\\d'] },
      { field: 'department', values: ['', 'billing'] },
    ] as const;
    expect(filterTexts(filters)).toEqual(['attr.tier=a\\,b,c\\\\d', 'department=,billing']);
  });

  it('keep "not given" apart from no filter', () => {
    expect(parseView('department=').filters).toEqual([{ field: 'department', values: [''] }]);
    expect(parseView('').filters).toEqual([]);
  });
});

describe('a bad address', () => {
  it.each([
    'metric=DROP%20TABLE',
    'period=yesterday',
    'period=2026-02-30..2026-03-05',
    'period=2026-11-22..2026-11-15',
    'period=2026-11-15..2026-11-22..2026-11-29',
    'grain=fortnight',
    'by=colour',
    'compare=everything',
    'utm_source=mail&x',
    'department',
    'department=%E0%A4%A',
    '%=&&=%',
  ])('%s falls back to the default view', (search) => {
    expect(parseView(search)).toEqual(DEFAULT_VIEW);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string(), (search) => {
        expect(() => parseView(search)).not.toThrow();
      }),
    );
  });
});

describe('a period', () => {
  it('by rule ends with the last complete week', () => {
    expect(resolvePeriod({ rule: 'last-week' }, LAST_WEEK, TODAY)).toEqual(LAST_WEEK);
    expect(resolvePeriod({ rule: 'last-4-weeks' }, LAST_WEEK, TODAY)).toEqual({
      from: '2026-10-25',
      to: '2026-11-22',
    });
  });

  it('that goes on ends with today: month, quarter and year begin with their first day', () => {
    const from = (rule: 'this-month' | 'this-quarter' | 'year-to-date', today: string) =>
      resolvePeriod({ rule }, LAST_WEEK, today);
    expect(from('this-month', TODAY)).toEqual({ from: '2026-11-01', to: '2026-11-28' });
    expect(from('this-month', '2027-01-01')).toEqual({ from: '2027-01-01', to: '2027-01-02' });
    // Quarters of the civil year: January, April, July, October.
    expect(from('this-quarter', TODAY).from).toBe('2026-10-01');
    expect(from('this-quarter', '2026-03-31').from).toBe('2026-01-01');
    expect(from('this-quarter', '2026-04-01').from).toBe('2026-04-01');
    expect(from('this-quarter', '2026-12-31').from).toBe('2026-10-01');
    expect(from('year-to-date', TODAY)).toEqual({ from: '2026-01-01', to: '2026-11-28' });
  });

  it('by days stays where it is', () => {
    const days = { from: '2026-01-04', to: '2026-01-11' };
    expect(resolvePeriod(days, LAST_WEEK, TODAY)).toEqual(days);
  });
});

describe('the weeks that are offered', () => {
  it('are the last complete one and those before it, each as long and without a gap', () => {
    const weeks = offeredWeeks(LAST_WEEK, LAST_WEEK);
    expect(weeks).toHaveLength(13);
    expect(weeks[0]).toEqual(LAST_WEEK);
    expect(weeks[1]).toEqual({ from: '2026-11-08', to: '2026-11-15' });
    expect(weeks.slice(1).map(({ to }) => to)).toEqual(weeks.slice(0, -1).map(({ from }) => from));
  });

  it('go on behind an earlier week that is shown, up to two years', () => {
    const shown = { from: '2026-07-19', to: '2026-07-26' };
    const weeks = offeredWeeks(LAST_WEEK, shown);
    expect(weeks.findIndex(({ from }) => from === shown.from)).toBe(weeks.length - 5);
    expect(offeredWeeks(LAST_WEEK, { from: '1950-01-01', to: '1950-01-08' })).toHaveLength(104);
  });

  it('begin with the last complete week also where later days are shown', () => {
    expect(offeredWeeks(LAST_WEEK, { from: '2027-01-03', to: '2027-01-10' })).toHaveLength(13);
  });

  it('move with the calendar only where the last complete one is chosen', () => {
    expect(weekPeriod(LAST_WEEK, LAST_WEEK)).toEqual({ rule: 'last-week' });
    const earlier = { from: '2026-11-08', to: '2026-11-15' };
    expect(weekPeriod(earlier, LAST_WEEK)).toEqual(earlier);
  });
});

describe('the address of another view of the same page', () => {
  const lastWeeks = { ...DEFAULT_VIEW, period: { rule: 'last-4-weeks' } } as const;

  it('keeps what the page is asked beside its view, as it was written', () => {
    expect(
      hrefWithView('/channels', '?period=last-week&asked=csat:visit&cost=nps&scope=all', lastWeeks),
    ).toBe('/channels?period=last-4-weeks&asked=csat:visit&cost=nps');
  });

  it('is bare where nothing is chosen', () => {
    expect(hrefWithView('/', '?period=last-4-weeks&scope=all', DEFAULT_VIEW)).toBe('/');
  });
});
