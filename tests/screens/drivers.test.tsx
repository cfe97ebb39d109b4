import { afterEach, beforeAll, expect, it } from 'vitest';
import type { RecordInput } from '#server/domain/records/record.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import type { Screen } from './harness.tsx';
import { openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

// Loaded here as the browser does by and by: its time and its suspense belong to no test.
beforeAll(async () => {
  await Promise.all([
    import('#client/features/metric/MetricPage.tsx'),
    import('#client/charts/TrendChart.tsx'),
    import('#client/charts/BreakdownChart.tsx'),
  ]);
});

let filled: FilledApp | null = null;
let screen: Screen | null = null;
afterEach(async () => {
  await screen?.close();
  await filled?.drop();
  screen = null;
  filled = null;
});

/** Answers of two weeks in which one department falls from 140 to `happy` promoters of 200 and the other stays. */
function weeks(happy: number): RecordInput[] {
  const week = (from: number, department: string, promoters: number) =>
    Array.from({ length: 200 }, (_, i) =>
      record(
        'response',
        `${from}-${department}-${i}`,
        from + (i % 7) * 86_400_000,
        { instrument: 'relationship', score: i < promoters ? 10 : 0 },
        { dimensions: { department } },
      ),
    );
  const [before, after] = [Date.UTC(2026, 10, 8, 9), Date.UTC(2026, 10, 15, 9)];
  return [
    ...week(before, 'billing', 140),
    ...week(before, 'cards', 140),
    ...week(after, 'billing', happy),
    ...week(after, 'cards', 140),
  ];
}

async function open(language: 'en' | 'ar', happy: number): Promise<Screen> {
  filled = await filledApp({ records: weeks(happy) });
  screen = await openScreen({
    fetch: realFetch(filled),
    path: '/metric?metric=nps:relationship&from=2026-11-15&to=2026-11-22',
    language,
  });
  return screen;
}

/** The rows that are drawn: name, what it adds, from what to what. */
function bars(page: Screen): string[] {
  return [...page.root.querySelectorAll('figure ul > li')].map((row) =>
    [...row.children]
      .map((part) => part.textContent)
      .filter((text) => text !== '')
      .join(' '),
  );
}

it('the change is told part by part, and what stands out is named', async () => {
  const page = await open('en', 80);
  await page.until(() => bars(page).length === 2);
  // 140 of 200 happy = +40; 80 of 200 = −20; half of all answers are theirs: half of the fall of 60 points.
  expect(bars(page)).toEqual(['Billingstands out -30.0 40.0 → -20.0', 'cards 0.0 40.0 → 40.0']);
  expect(page.text()).toContain('-30.0 in all');
  expect(page.text()).toContain('Stands out: \u2068Billing\u2069 (department)');
});

it('nothing is named where nothing stands out, in Arabic', async () => {
  const page = await open('ar', 138);
  await page.until(() => bars(page).length === 2);
  expect(page.text()).toContain('لا جزء يبرز دون غيره');
  expect(page.text()).not.toContain('يبرز:');
});
