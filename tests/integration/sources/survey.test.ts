import { describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { Intake } from '#server/services/intake.ts';
import { answerSources } from '#server/services/sources/answer.ts';
import { Surveyor } from '#server/services/sources/surveyor.ts';
import { record } from '#tests/builders/records.ts';
import { DIALECTS, NOW } from '../store/engines.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Sunday 15 November 2026, noon in Riyadh. */
const SUNDAY = Date.UTC(2026, 10, 15, 9);

/** Every third case has a customer and a department, every fifth is resolved an hour before it was opened. */
const cases = Array.from({ length: 40 }, (_, i) =>
  record(
    'case',
    `C-${String(i).padStart(2, '0')}`,
    SUNDAY - i * 7 * DAY,
    { resolvedAt: i % 5 === 0 ? SUNDAY - i * 7 * DAY - HOUR : null, priority: 'high' },
    i % 3 === 0 ? { customer: `K-${i}`, dimensions: { department: 'billing' } } : {},
  ),
);
const contacts = [
  record('contact', 'T-1', SUNDAY, { wait: -5, duration: 60 }),
  record('contact', 'T-2', SUNDAY, { wait: 10, duration: 90_000 }),
  record('contact', 'T-3', NOW + DAY, { wait: 10, duration: 60 }),
];

describe.each(DIALECTS)('the survey of a source on $name', ({ open }) => {
  it('counts what records fill, what cannot be true, and the weeks they lie in', async () => {
    const { store, drop } = await open();
    try {
      const repository = store.as(LOCAL_ADMINISTRATOR);
      await repository.write('recutCalendar', { zone: 'Asia/Riyadh', weekStart: 'sun' });
      const put = async (source: string, records: readonly RecordInput[]): Promise<void> => {
        const intake = new Intake(repository, source);
        await intake.open({ en: '', ar: '' }, []);
        await intake.store(records, NOW);
      };
      await put('desk', cases);
      await put('phone', contacts);
      const failures: unknown[] = [];
      const surveyor = new Surveyor({
        repository,
        now: () => NOW,
        onFailure: (error) => failures.push(error),
      });
      const first = await answerSources(repository, surveyor);
      expect(first.survey).toMatchObject({ countedAt: null, current: false });
      expect(first.sources.map(({ id, quality }) => [id, quality])).toEqual([
        ['desk', null],
        ['phone', null],
      ]);
      let answer = first;
      while (!answer.survey.current) {
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        answer = await answerSources(repository, surveyor);
      }
      expect(failures).toEqual([]);
      const [desk, phone] = answer.sources;
      // 40 cases: 14 of them (0, 3, … 39) with customer and department, 8 (0, 5, … 35) resolved too early.
      expect(desk?.quality).toMatchObject({ records: 40, waiting: 14 });
      const [kind] = desk?.quality?.kinds ?? [];
      const filled = Object.fromEntries((kind?.fields ?? []).map((one) => [one.field, one.filled]));
      expect(filled).toMatchObject({
        customer: 14,
        department: 14,
        branch: 0,
        resolvedAt: 8,
        priority: 40,
        text: 0,
      });
      expect(kind?.faults).toEqual([
        { fault: 'resolved_before_opened', records: 8, example: 'C-00' },
      ]);
      // One case a week: the 26 shown weeks hold one each, the newest begins on its Sunday.
      expect(desk?.quality?.weeks.map(({ records }) => records)).toEqual(Array(26).fill(1));
      expect(desk?.quality?.weeks.at(-1)?.from).toBe('2026-11-15');
      // Two on Sunday 15 November, one on the 23rd; before its first record nothing is known of the phone's weeks.
      expect(phone?.quality?.weeks.map(({ records }) => records)).toEqual([
        ...Array<null>(24).fill(null),
        2,
        1,
      ]);
      expect(phone?.quality?.kinds.map(({ faults }) => faults)).toEqual([
        [
          { fault: 'in_future', records: 1, example: 'T-3' },
          { fault: 'negative_duration', records: 1, example: 'T-1' },
          { fault: 'longer_than_a_day', records: 1, example: 'T-2' },
        ],
      ]);
      expect(answer.waiting).toEqual({ records: 14, more: false });
      await surveyor.stop();
    } finally {
      await drop();
    }
  });

  it('counts every record once, however many pages it takes', async () => {
    const { store, drop } = await open();
    try {
      const repository = store.as(LOCAL_ADMINISTRATOR);
      for (const source of ['a', 'b']) {
        const intake = new Intake(repository, source);
        await intake.open({ en: '', ar: '' }, []);
        await intake.store(cases, NOW);
      }
      let records = 0;
      const filled: Record<string, number> = {};
      for (let slot = 0; slot < repository.slots; slot++) {
        let after: { source: string; externalId: string } | null = null;
        do {
          const page: Awaited<ReturnType<typeof pageAfter>> = await pageAfter(slot, after);
          for (const part of page.parts) {
            records += part.records;
            filled[part.source] = (filled[part.source] ?? 0) + (part.filled['customer'] ?? 0);
          }
          after = page.next;
        } while (after);
      }
      function pageAfter(slot: number, after: { source: string; externalId: string } | null) {
        const since = { sinceWeek: {}, now: NOW };
        return repository.read('countQuality', { kind: 'case', slot, after, limit: 7, ...since });
      }
      expect([records, filled]).toEqual([80, { a: 14, b: 14 }]);
    } finally {
      await drop();
    }
  });
});
