import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LoopStart } from '#client/url/new-loop-address.ts';
import { MOST_CHOSEN, newLoopHref, readLoopStart } from '#client/url/new-loop-address.ts';
import { canonicalView, DEFAULT_VIEW, DIMENSIONS } from '#client/url/view-state.ts';

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const start: fc.Arbitrary<LoopStart> = fc
  .record({
    alert: fc.option(fc.integer({ min: 1, max: 999_999_999 })),
    report: fc.option(fc.integer({ min: 1, max: 999_999_999 })),
    metric: fc.option(fc.constantFrom('volume', 'unhappy:relationship', 'csat:استبيان')),
    filters: fc.array(
      fc.record({
        field: fc.oneof(
          fc.constantFrom(...DIMENSIONS, 'theme.only' as const),
          text.map((name) => `attr.${name}` as const),
        ),
        values: fc.array(fc.oneof(text, fc.constant('')), { minLength: 1, maxLength: 3 }),
      }),
      { maxLength: 3 },
    ),
    from: fc.option(fc.constantFrom('2026-10-01', '2025-02-28')),
    records: fc.array(
      fc.record({
        kind: fc.constantFrom('case', 'contact', 'response'),
        // What ids of other systems have in them: separators of addresses, parts that browsers resolve.
        source: fc.oneof(text, fc.constantFrom('a/b', '..', 'a,b', '%2F')),
        externalId: fc.oneof(text, fc.constantFrom('.', '~..', 'x&y=z#', 'رقم ١')),
      }),
      { maxLength: 4 },
    ),
  })
  .map((one) => ({
    ...one,
    filters: canonicalView({ ...DEFAULT_VIEW, filters: one.filters }).filters,
  }));

describe('the address of the form that begins a loop', () => {
  it('read back is where somebody came from, whatever that was, and all of it is understood', () => {
    fc.assert(
      fc.property(start, (from) => {
        const { search } = new URL(newLoopHref(from), 'http://localhost');
        expect(readLoopStart(search)).toEqual({ start: from, misread: [] });
      }),
    );
  });

  it('names what it does not understand, and takes the rest', () => {
    const { start: read, misread } = readLoopStart(
      '?alert=new&from=soon&record=daily_total/a/b,case/desk/7,case/desk&theme=fees&colour=red',
    );
    expect(read.records).toEqual([{ kind: 'case', source: 'desk', externalId: '7' }]);
    expect(read.filters).toEqual([{ field: 'theme', values: ['fees'] }]);
    expect(misread.toSorted()).toEqual([
      'alert=new',
      'colour=red',
      'from=soon',
      'record=daily_total/a/b,case/desk/7,case/desk',
    ]);
  });

  it('holds so many records that browsers and proxies take it, however long their ids are', () => {
    const records = Array.from({ length: 200 }, (_, i) => ({
      kind: 'case' as const,
      source: 'desk',
      externalId: `${i}`.padStart(40, '0'),
    }));
    const href = newLoopHref({ records });
    expect(readLoopStart(new URL(href, 'http://localhost').search).start.records).toEqual(
      records.slice(0, MOST_CHOSEN),
    );
    expect(href.length).toBeLessThan(4000);
  });
});
