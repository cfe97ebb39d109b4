import { expect, it } from 'vitest';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { record } from '#tests/builders/records.ts';
import { filledApp, WEEK } from './filled.ts';

/** Noon in Riyadh of the first day of the last complete week. */
const AT = Date.UTC(2026, 10, 15, 9);
const CASES = 40;

/** Cases of some products, resolved at first contact far more or far less often by turns, and as many half of the time without product. */
function cases(products: number): RecordInput[] {
  const shares = Array.from({ length: products }, (_, i) => [`p${i}`, i % 2 ? 36 : 4] as const);
  return [...shares, ['', 20] as const].flatMap(([product, resolved]) =>
    Array.from({ length: CASES }, (_, i) =>
      record(
        'case',
        `${product}-${i}`,
        AT + i * 60_000,
        { fcrTold: i < resolved },
        { dimensions: product === '' ? {} : { product } },
      ),
    ),
  );
}

async function funnelsBy(products: number) {
  const filled = await filledApp({ records: cases(products) });
  try {
    const { series } = await filled.json<MetricsAnswer>(
      `/api/metrics?metrics=fcr_told&by=product&from=${WEEK.from}&to=${WEEK.to}`,
    );
    return new Map(series.map(({ group, funnel }) => [group?.key ?? null, funnel]));
  } finally {
    await filled.drop();
  }
}

// Whether the usual spread is told at all says who was counted: it takes ten groups (funnel.test.ts has it by hand).
it('cases without a product are no tenth product whose usual spread the limits would leave room for', async () => {
  const nine = await funnelsBy(9);
  expect(nine.size).toBe(10);
  for (const funnel of nine.values()) expect(funnel?.between).toBe(0);
  // Nine by turns 10 % and 90 %, and half of those without: (5 × 4 + 4 × 36 + 20) of 400.
  expect(nine.get('')?.mean).toBeCloseTo(46, 9);
  expect(nine.get('p0')?.side).toBe('low');
  const ten = await funnelsBy(10);
  for (const funnel of ten.values()) expect(funnel?.between).toBeGreaterThan(0);
});
