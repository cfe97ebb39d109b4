import { describe, expect, it } from 'vitest';
import { readAll } from '../ingest/reading.ts';
import { columnOf, guessText } from './sampled.ts';
import { guessedAndRead } from './spread-files.ts';

const two = (number: number): string => String(number).padStart(2, '0');

/** Calls from 8 to 17 o'clock, on days from the 1st to the 28th. */
const CALLS = Array.from({ length: 40 }, (_, i) => ({
  id: `C-${100 + i}`,
  day: (i % 28) + 1,
  hour: 8 + (i % 10),
  minute: (i * 7) % 60,
  wait: 5 + i,
}));

const at = ({ day, hour, minute }: (typeof CALLS)[number]): number =>
  Date.UTC(2026, 8, day, hour, minute);

const twelve = (hour: number): string => `${hour % 12 || 12}`;

const FILES = {
  'English, day first': {
    header: 'Call ID,Call Date,Call Time,Queue,Wait Time (sec)',
    clock: 'Call Time',
    row: (c) =>
      `${c.id},${two(c.day)}/09/2026,${two(c.hour)}:${two(c.minute)}:00,Sales ${c.day % 3},${c.wait}`,
  },
  'English, of twelve hours': {
    header: 'Call ID,Date,Time,Queue,Wait Time (sec)',
    clock: 'Time',
    row: (c) =>
      `${c.id},2026-09-${two(c.day)},${twelve(c.hour)}:${two(c.minute)} ${c.hour < 12 ? 'AM' : 'PM'},Sales ${c.day % 3},${c.wait}`,
  },
  Arabic: {
    header: 'رقم المكالمة,تاريخ المكالمة,وقت المكالمة,القسم,مدة الانتظار (ثانية)',
    clock: 'وقت المكالمة',
    row: (c) => `${c.id},${c.day}/9/2026,${c.hour}:${two(c.minute)},قسم ${c.day % 3},${c.wait}`,
  },
  French: {
    header: "N° appel,Date de l'appel,Heure de l'appel,Service,Temps d'attente (s)",
    clock: "Heure de l'appel",
    row: (c) =>
      `${c.id},${two(c.day)}/09/2026,${c.hour}h${two(c.minute)},Service ${c.day % 3},${c.wait}`,
  },
} satisfies Record<
  string,
  { header: string; clock: string; row: (call: (typeof CALLS)[number]) => string }
>;

describe('a day and its time of day in two columns', () => {
  it.each(Object.entries(FILES))('are one instant: %s', async (_, { header, clock, row }) => {
    const text = [header, ...CALLS.map(row)].join('\n');
    const { guess, stored } = await guessedAndRead(text);
    expect(stored.map((record) => record.at)).toEqual(CALLS.map(at));
    expect(stored.every(({ precision }) => precision !== 'day')).toBe(true);
    expect(columnOf(guess, clock)).toMatchObject({ role: 'unused', why: { code: 'CLOCK_OF' } });
    // Times of the wall are in some zone.
    expect(guess.questions.map(({ id }) => id)).toContain('zone');
  });

  it('are the day alone where no time is given, also in rows that nobody looked at', async () => {
    const { header, row } = FILES['English, day first'];
    const rows = CALLS.map(row);
    const without = 'C-900,03/09/2026,,Sales 1,9';
    const whole = [header, ...rows, without].join('\n');
    for (const seen of [whole, [header, ...rows].join('\n')]) {
      const { mapping } = await guessText(seen);
      const input = { bytes: Buffer.from(whole, 'utf8'), name: 'test.csv' };
      const { records, rejects } = await readAll({ input, mapping, zone: 'UTC' });
      expect(rejects).toEqual([]);
      expect(records.at(-1)).toMatchObject({ at: Date.UTC(2026, 8, 3), precision: 'day' });
    }
  });

  it('stay apart where the two together are no date that can be read', async () => {
    const text = [
      'Call ID,Call Date,Call Time,Queue',
      ...CALLS.map((c) => `${c.id},202609${two(c.day)},${two(c.hour)}:${two(c.minute)},Sales`),
    ].join('\n');
    const { stored } = await guessedAndRead(text);
    expect(stored.map((record) => record.at)).toEqual(CALLS.map((c) => Date.UTC(2026, 8, c.day)));
  });

  it('without a day are refused as rows without a day', async () => {
    const { header, row } = FILES['English, day first'];
    const text = [header, ...CALLS.map(row), 'C-900,,10:15:00,Sales 1,9'].join('\n');
    const { whole } = await guessedAndRead(text);
    expect(whole.records).toHaveLength(CALLS.length);
    expect(whole.rejects).toHaveLength(1);
  });

  it('tell the totals of one hour from those of the next', async () => {
    const rows = CALLS.map(
      ({ day, hour }, i) =>
        `2026-09-${two((day % 4) + 1)},${two(hour)}:00,Queue ${Math.floor(i / 20)},${50 + i},${40 + i}`,
    );
    const text = ['Date,Hour,Queue,Calls offered,Calls answered', ...new Set(rows)].join('\n');
    const { stored, whole } = await guessedAndRead(text);
    expect(whole.records.every(({ kind }) => kind === 'daily_total')).toBe(true);
    expect(stored).toHaveLength(rows.length);
    expect(new Set(stored.map((record) => record.at % 86_400_000)).size).toBeGreaterThan(3);
  });

  it('stay apart when a person says what the time is', async () => {
    const { header, clock, row } = FILES['English, day first'];
    const text = [header, ...CALLS.map(row)].join('\n');
    const { guess, stored } = await guessedAndRead(text, { told: { [clock]: null } });
    expect(columnOf(guess, clock).role).toBe('unused');
    expect(stored[0]).toMatchObject({ at: Date.UTC(2026, 8, 1), precision: 'day' });
  });

  it('are not made of what lasts, nor of two times for one day', async () => {
    const long = [
      'Ticket,Opened,Resolution date,Resolution time,Subject',
      ...CALLS.map(
        (c) =>
          `${c.id},2026-08-${two(c.day)},2026-09-${two(c.day)},0${c.day % 4}:${two(c.minute)}:00,Card ${c.day}`,
      ),
    ].join('\n');
    const { guess } = await guessedAndRead(long);
    expect(columnOf(guess, 'Resolution time').why.code).not.toBe('CLOCK_OF');
    const twice = [
      'Call ID,Date,Time,Hour,Queue',
      ...CALLS.map(
        (c) => `${c.id},2026-09-${two(c.day)},${c.hour}:00,${c.hour}:30,Sales ${c.day % 3}`,
      ),
    ].join('\n');
    const other = await guessedAndRead(twice);
    expect(columnOf(other.guess, 'Time').why.code).not.toBe('CLOCK_OF');
  });
});

describe('one time of day beside several days', () => {
  it.each([
    ['Ticket ID,Opened Date,Closed Date,Time,Status', 'Time', 'Opened Date'],
    ['Ticket ID,Closed Date,Date Opened,Time,Status', 'Time', 'Date Opened'],
    ['رقم التذكرة,تاريخ الفتح,تاريخ الإغلاق,الوقت,الحالة', 'الوقت', 'تاريخ الفتح'],
    ['Numéro de ticket,Date d’ouverture,Date de clôture,Heure,Statut', 'Heure', 'Date d’ouverture'],
  ])('is that of the beginning, and says so: %s', async (header, clock, begin) => {
    const isClosedFirst = header.includes('Closed Date,Date Opened');
    const rows = CALLS.map((c) => {
      const days = [`2026-09-${two(c.day)}`, `2026-10-${two(c.day)}`];
      const both = isClosedFirst ? days.toReversed() : days;
      return `${c.id},${both.join(',')},${two(c.hour)}:${two(c.minute)},Closed`;
    });
    const { guess, stored } = await guessedAndRead([header, ...rows].join('\n'));
    expect(stored.map((record) => record.at)).toEqual(CALLS.map(at));
    expect(columnOf(guess, clock)).toMatchObject({
      role: 'unused',
      why: { code: 'CLOCK_OF', params: { other: begin } },
    });
    const ends = stored.map(({ fields }) => 'resolvedAt' in fields && fields.resolvedAt);
    expect(ends).toEqual(CALLS.map(({ day }) => Date.UTC(2026, 9, day)));
  });

  it('is of none where no day is a beginning', async () => {
    const rows = CALLS.map(
      (c) => `${c.id},2026-09-${two(c.day)},2026-10-${two(c.day)},${two(c.hour)}:15,Closed`,
    );
    const header = 'Ticket ID,Closed Date,Due Date,Time,Status';
    const { guess } = await guessedAndRead([header, ...rows].join('\n'));
    expect(columnOf(guess, 'Time').why.code).not.toBe('CLOCK_OF');
  });
});

describe('days as a spreadsheet counts them', () => {
  it.each([
    ['Ticket ID,Created Date,Closed Date,Status', 'Created Date', '.'],
    ['رقم التذكرة,تاريخ الإنشاء,تاريخ الإغلاق,الحالة', 'تاريخ الإنشاء', '.'],
    ['Número de ticket;Fecha de creación;Fecha de cierre;Estado', 'Fecha de creación', ','],
  ])('are dates below a header that speaks of one: %s', async (header, begin, point) => {
    // The first of September 2026 is day 46266.
    const rows = CALLS.map((c, i) => {
      const begun = (46_265 + c.day + (c.hour * 60 + c.minute) / 1440).toFixed(6);
      const ended = i % 2 ? [46_300 + c.day, 'Closed'] : ['', 'Open'];
      const cells = [c.id, begun.replace('.', point), ...ended];
      return cells.join(point === ',' ? ';' : ',');
    });
    const { guess, stored, whole } = await guessedAndRead([header, ...rows].join('\n'));
    expect(columnOf(guess, begin).target).toBe('at');
    expect(whole.rejects).toEqual([]);
    expect(stored.map((record) => record.at)).toEqual(CALLS.map(at));
    expect(stored[1]?.fields).toMatchObject({
      resolvedAt: Date.UTC(2026, 8, 1) + (34 + (CALLS[1]?.day ?? 0)) * 86_400_000,
    });
    expect(guess.questions.map(({ id }) => id)).toContain('zone');
  });

  it('are numbers where some are none of these years, and where no header speaks of a date', async () => {
    const rows = CALLS.map(
      (c, i) => `${c.id},2026-09-${two(c.day)},${30_000 + i * 900},${46_000 + c.day}`,
    );
    const text = ['Ticket ID,Created,Amount due,Balance', ...rows].join('\n');
    const { guess } = await guessedAndRead(text);
    for (const name of ['Amount due', 'Balance']) {
      expect(columnOf(guess, name).why.code).not.toMatch(/DATE/);
    }
  });
});
