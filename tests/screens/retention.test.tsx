import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SourceDetail } from '#server/contract/sources.ts';
import { runRetention } from '#server/services/retention/run.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { NOW } from '#tests/integration/api/house-store.ts';
import { record } from '#tests/builders/records.ts';
import type { Screen } from './harness.tsx';
import { openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

const DAY = 86_400_000;
const MARKS = /[\u061c\u200e\u200f\u2066-\u2069]/g;

let screen: Screen | null = null;
let filled: FilledApp;
beforeEach(async () => {
  const of = (id: string, days: number, isOpen = false) => {
    const at = NOW - days * DAY;
    return record('case', id, at, { resolvedAt: isOpen ? null : at });
  };
  filled = await filledApp({
    records: [of('old', 500), of('older', 600), of('open', 700, true), of('new', 3)],
  });
});
afterEach(async () => {
  await screen?.close();
  screen = null;
  await filled.drop();
});

describe.each([
  {
    language: 'en' as const,
    keep: 'Keep records',
    look: 'See what would go',
    goes: 'Up to 2 records from before 21 November 2025 go',
    stays: '1 older case that is still open stays',
    confirm: 'Drop them for good',
    due: 'Older records will be dropped within moments.',
    done: '2 records were dropped so far; they still count.',
    leave: 'Leave it as it is',
    shorter: 'Records of Desk from before 21 November 2025 are no longer kept.',
  },
  {
    language: 'ar' as const,
    keep: 'احفظ السجلات',
    look: 'اعرض ما سيُحذف أولًا',
    goes: 'سيُحذف سجلان على الأكثر مما يسبق يوم',
    stays: 'تبقى حالة أقدم واحدة ما زالت مفتوحة',
    confirm: 'احذفها نهائيًا',
    due: 'ستُحذف السجلات الأقدم بعد لحظات.',
    done: 'حُذف سجلان حتى الآن وما زالا محسوبين في الأرقام.',
    leave: 'اتركها كما هي',
    shorter: 'لم تعد سجلات المكتب السابقة ليوم',
  },
])('how long records are kept, in $language', ({ language, ...words }) => {
  const seen = (page: Screen): string => page.text().replaceAll(MARKS, '');
  const open = async (path: string): Promise<Screen> => {
    screen = await openScreen({ fetch: realFetch(filled), path, language });
    return screen;
  };

  it('is set only after it was said what goes and what stays, and then tells what went', async () => {
    const page = await open('/data');
    await page.until(() => seen(page).includes(words.keep));
    await page.choose(page.role('combobox', words.keep), 'y1');
    await page.press(page.role('button', words.look));
    await page.until(() => seen(page).includes(words.goes));
    expect(seen(page)).toContain(words.stays);
    const asked = await filled.json<SourceDetail>('/api/sources/desk');
    expect(asked.retention.days).toBeNull();
    await page.press(page.role('button', words.confirm));
    await page.until(() => seen(page).includes(words.due));
    const { repository, accounts, clock } = filled;
    await runRetention({ repository, audit: accounts.audit, now: () => clock.now });
    await page.until(() => seen(page).includes(words.done));
    const set = await filled.json<SourceDetail>('/api/sources/desk');
    expect(set.retention).toMatchObject({ days: 366, dropped: 2, openCases: 1 });
  });

  it('stays as it was when it is left, and refuses what is no number of days', async () => {
    const page = await open('/data');
    await page.until(() => seen(page).includes(words.keep));
    await page.choose(page.role('combobox', words.keep), 'days');
    const field = page.root.querySelector<HTMLInputElement>('input[inputmode=decimal]');
    if (!field) throw new Error('there is a field');
    for (const wrong of ['', '89', '36501', '1e3']) {
      await page.fill(field, wrong);
      expect(page.role('button', words.look)).toHaveProperty('disabled', true);
    }
    await page.fill(field, '366');
    await page.press(page.role('button', words.look));
    await page.until(() => seen(page).includes(words.goes));
    await page.press(page.role('button', words.leave));
    await page.until(() => !seen(page).includes(words.goes));
    const { retention } = await filled.json<SourceDetail>('/api/sources/desk');
    expect(retention).toMatchObject({ days: null, state: 'idle' });
  });

  it('explains a list that is shorter than its number', async () => {
    const { repository, accounts, clock } = filled;
    const args = { source: 'desk', days: 366, by: 'p', now: clock.now };
    await repository.write('changeRetention', args);
    await runRetention({ repository, audit: accounts.audit, now: () => clock.now });
    const page = await open('/records?metric=volume&period=2026-11-01..2026-11-22');
    await page.until(() => /1 record|سجل واحد/.test(seen(page)));
    expect(seen(page)).not.toContain(words.shorter);
    await screen?.close();
    const far = await open('/records?metric=volume&period=2024-01-01..2026-11-22');
    await far.until(() => seen(far).includes(words.shorter));
  });
});
