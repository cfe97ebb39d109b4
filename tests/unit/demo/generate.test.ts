import { beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, isRamadan, localDay } from '#db/demo/calendar.ts';
import { extendDemo, generateDemo } from '#db/demo/generate.ts';
import { mendedBy } from '#db/demo/loops.ts';
import { LIFE_DAYS } from '#db/demo/world.ts';
import { dayOfDate, weekdayOf } from '#server/domain/time/day.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { all, CREATED, hashOf, keyOf, lengthOf, ofKind, written } from './world.ts';

describe('the same seed', () => {
  const size = lengthOf(6);

  test('gives the same records, byte for byte', () => {
    const once = hashOf(all(generateDemo({ seed: 11, nowMs: CREATED, ...size })));
    const again = hashOf(all(generateDemo({ seed: 11, nowMs: CREATED, ...size })));
    expect(again).toBe(once);
  });

  test('with another number gives other records', () => {
    const one = hashOf(all(generateDemo({ seed: 11, nowMs: CREATED, ...size })));
    const other = hashOf(all(generateDemo({ seed: 12, nowMs: CREATED, ...size })));
    expect(other).not.toBe(one);
  });
});

describe('a full-size demonstration', () => {
  let batches: RecordInput[][];
  let records: RecordInput[];
  beforeAll(() => {
    batches = [...generateDemo({ seed: 5, nowMs: CREATED })];
    records = batches.flat();
  }, 60_000);

  test('has about 60,000 cases, 95,000 contacts and 75,000 survey records in 104 weeks', () => {
    const count = (kind: RecordInput['kind']): number => ofKind(records, kind).length;
    expect(Math.abs(count('case') - 60_000)).toBeLessThan(2500);
    expect(Math.abs(count('contact') - 95_000)).toBeLessThan(6000);
    expect(Math.abs(count('response') - 74_000)).toBeLessThan(6000);
    const days = localDay(CREATED) - localDay(records[0]?.at ?? 0);
    expect(days).toBeGreaterThanOrEqual(104 * 7);
    expect(days).toBeLessThan(105 * 7);
  });

  test('comes in batches of 2,000 to 5,000 records in the order of the clock', () => {
    for (const batch of batches.slice(0, -1)) {
      expect(batch.length).toBeGreaterThanOrEqual(2000);
      expect(batch.length).toBeLessThanOrEqual(5000);
    }
    let last = 0;
    for (const { at } of records) {
      if (at < last) expect(at).toBeGreaterThanOrEqual(last);
      last = at;
    }
  });

  test('has fewer cases of what a loop mended, from that day on, and of nothing else', () => {
    const [mended, ...others] = mendedBy(CREATED);
    expect(others).toEqual([]);
    const cases = ofKind(records, 'case');
    const around = (isMeant: (theme: string | undefined) => boolean): number => {
      const [before = 0, after = 0] = [-90 * DAY, 0].map((shift) => {
        const from = (mended?.from ?? 0) + shift;
        const isIn = ({ at, dimensions }: RecordInput): boolean =>
          at >= from && at < from + 90 * DAY && isMeant(dimensions.theme);
        return cases.filter(isIn).length;
      });
      return after / before;
    };
    const ratio =
      around((theme) => theme === mended?.theme) / around((theme) => theme !== mended?.theme);
    // About 1,000 cases of it before and 550 after: a standard error of 5 %, read at four of them.
    expect(ratio).toBeGreaterThan(0.55 * 0.8);
    expect(ratio).toBeLessThan(0.55 * 1.25);
  });

  test('gets between 150 and 400 answers a week in each of its surveys', () => {
    const from = CREATED - 12 * 7 * DAY;
    for (const instrument of ['relationship', 'service', 'ease']) {
      const answers = ofKind(records, 'response').filter(
        ({ fields, at }) => fields.instrument === instrument && fields.score !== null && at >= from,
      );
      expect(answers.length / 12).toBeGreaterThan(150);
      expect(answers.length / 12).toBeLessThan(400);
    }
  });

  test('is quieter at the weekend and in Ramadan', () => {
    const cases = ofKind(records, 'case');
    const on = (weekday: number): number =>
      cases.filter(({ at }) => weekdayOf(localDay(at)) === weekday).length;
    expect(on(5)).toBeLessThan(0.6 * on(0));
    expect(on(6)).toBeLessThan(0.8 * on(0));
    // Ramadan 1447 began on 18 February 2026 and ended on 19 March (Umm al-Qura calendar).
    const first = dayOfDate(2026, 2, 18);
    expect([isRamadan(first - 1), isRamadan(first)]).toEqual([false, true]);
    expect([isRamadan(first + 29), isRamadan(first + 30)]).toEqual([true, false]);
    const during = (from: number): number =>
      cases.filter(({ at }) => localDay(at) >= from && localDay(at) < from + 28).length;
    expect(during(first)).toBeLessThan(0.92 * during(first - 35));
  });

  test('leaves cases open, most of them young, some for weeks', () => {
    const open = ofKind(records, 'case').filter(({ fields }) => fields.resolvedAt === null);
    const ages = open.map(({ at }) => (CREATED - at) / DAY).sort((a, b) => a - b);
    expect(open.length).toBeGreaterThan(300);
    expect(open.length).toBeLessThan(900);
    expect(ages[Math.floor(ages.length * 0.2)]).toBeLessThan(2);
    expect(ages[Math.floor(ages.length * 0.8)]).toBeGreaterThan(14);
    expect(ages.at(-1)).toBeLessThan(121);
  });

  test('no life lasts longer than an extension looks back', () => {
    for (const { externalId, updatedAt } of records) {
      const [, year, month, day] = /-(\d{4})(\d\d)(\d\d)-/.exec(externalId) ?? [];
      const begun = dayOfDate(Number(year), Number(month), Number(day));
      const lasted = localDay(updatedAt ?? 0) - begun;
      if (lasted >= LIFE_DAYS) expect(lasted).toBeLessThan(LIFE_DAYS);
    }
  });
});

describe('a demonstration that goes on', () => {
  const options = { seed: 3, createdMs: CREATED, ...lengthOf(12) };
  const longer = { seed: 4, createdMs: CREATED, ...lengthOf(30) };
  const later = CREATED + 16 * DAY + 5 * HOUR;

  test('and is extended from its creation equals one made later', () => {
    const store = written(new Map(), all(generateDemo({ ...longer, nowMs: CREATED })));
    written(store, all(extendDemo({ ...longer, fromMs: CREATED, nowMs: later })));
    const whole = written(new Map(), all(generateDemo({ ...longer, nowMs: later })));
    expect(store.size).toBe(whole.size);
    for (const [key, record] of whole) {
      const held = store.get(key);
      if (JSON.stringify(held) !== JSON.stringify(record)) expect(held).toEqual(record);
    }
  });

  test('in many small steps, some of them sent twice or late, equals one made at once', () => {
    const start = CREATED - 2 * DAY;
    const steps = [start, start + 1, start + 7 * HOUR, CREATED, CREATED + 3 * DAY, later];
    const store = written(new Map(), all(generateDemo({ ...options, nowMs: start })));
    const parts = steps
      .slice(1)
      .map((nowMs, i) => all(extendDemo({ ...options, fromMs: steps[i] ?? start, nowMs })));
    for (const part of parts) written(store, part);
    for (const part of parts) written(store, part);
    const whole = written(new Map(), all(generateDemo({ ...options, nowMs: later })));
    expect(hashOf([...store].sort(byKey).map(([, record]) => record))).toBe(
      hashOf([...whole].sort(byKey).map(([, record]) => record)),
    );
  });

  test('sends only what is new or changed, each with a version of that time', () => {
    const before = written(new Map(), all(generateDemo({ ...options, nowMs: CREATED })));
    const sent = all(extendDemo({ ...options, fromMs: CREATED, nowMs: later }));
    let updates = 0;
    for (const record of sent) {
      expect(record.updatedAt).toBeGreaterThan(CREATED);
      expect(record.updatedAt).toBeLessThanOrEqual(later);
      const held = before.get(keyOf(record));
      if (held === undefined) continue;
      updates += 1;
      expect(record.updatedAt).toBeGreaterThan(held.updatedAt ?? 0);
    }
    expect(updates).toBeGreaterThan(100);
    expect(sent.length - updates).toBeGreaterThan(3000);
  });

  test('sends nothing when no time has passed', () => {
    expect(all(extendDemo({ ...options, fromMs: later, nowMs: later }))).toEqual([]);
  });
});

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
