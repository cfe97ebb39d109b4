import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeats } from '../../soak.ts';
import { fileOf, rows } from './sampled.ts';
import { guessedAndRead } from './spread-files.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 8, 1, 8);

type Event = { ticket: string; event: string; at: number; team: string };

/** Of each case what happened to it, by hours since it was opened. */
const LIVES: readonly (readonly [string, number][])[] = [
  [
    ['created', 0],
    ['first reply', 2],
    ['resolved', 30],
  ],
  [
    ['created', 0],
    ['first reply', 5],
    ['resolved', 20],
    ['reopened', 40],
    ['resolved', 70],
  ],
  [
    ['created', 0],
    ['first reply', 1],
    ['resolved', 10],
    ['reopened', 60],
    ['comment', 61],
  ],
  [
    ['created', 0],
    ['comment', 3],
  ],
  [
    ['created', 0],
    ['first reply', 4],
    ['closed', 50],
  ],
  [
    ['created', 0],
    ['cancelled', 6],
  ],
  [
    ['created', 0],
    ['first reply', 3],
    ['resolved', 12],
    ['comment', 13],
    ['closed', 90],
  ],
];

const EVENTS: readonly Event[] = Array.from({ length: 21 }, (_, i) => {
  const life = LIVES[i % LIVES.length] ?? [];
  return life.map(([event, hours]) => ({
    ticket: `T${100 + i}`,
    event,
    at: START + i * 5 * HOUR + hours * HOUR,
    team: i % 2 === 0 ? 'Cards' : 'Loans',
  }));
}).flat();

const inIso = ({ ticket, event, at, team }: Event): string =>
  `${ticket},${event},${new Date(at).toISOString()},${team}`;

const HEADER = 'ticket,event,timestamp,team';

/** What is to be stored of case `i`, in hours since it was opened: null = it has none. */
function expected(i: number): { resolved: number | null; first: number | null } {
  const [resolved = null, first = null] = (
    [
      [30, 2],
      [70, 5],
      [null, 1],
      [null, null],
      [50, 4],
      [null, null],
      [12, 3],
    ] as const
  )[i % LIVES.length] ?? [null, null];
  return { resolved, first };
}

async function casesOf(text: string) {
  const { guess, whole, stored } = await guessedAndRead(text);
  const cases = stored.flatMap((record) => (record.kind === 'case' ? [record] : []));
  return { guess, whole, cases: cases.toSorted((a, b) => (a.externalId < b.externalId ? -1 : 1)) };
}

function check(cases: Awaited<ReturnType<typeof casesOf>>['cases']): void {
  expect(cases).toHaveLength(21);
  for (const [i, { at, fields }] of cases.entries()) {
    const opened = START + i * 5 * HOUR;
    const hours = (instant: number | null): number | null =>
      instant === null ? null : (instant - opened) / HOUR;
    expect(at).toBe(opened);
    expect({
      resolved: hours(fields.resolvedAt),
      first: hours(fields.firstResponseAt),
    }).toEqual(expected(i));
    // A cancelled case is over, though nothing resolved it.
    expect(fields.endTold === true && fields.resolvedAt === null).toBe(i % LIVES.length === 5);
  }
}

describe('a file with one event a row', () => {
  it('makes a case of the events of one ticket, and asks whether that is meant', async () => {
    const { guess, whole, cases } = await casesOf(fileOf(HEADER, EVENTS.map(inIso)));
    expect(guess.shape).toBe('event_log');
    expect(guess.questions.find(({ id }) => id === 'row')).toMatchObject({
      code: 'ASK_EVENT_ROWS',
      chosen: 'together',
      params: {
        column: 'event',
        by: 'ticket',
        time: 'timestamp',
        others: ['comment', 'cancelled'],
      },
    });
    expect(whole.rejects).toEqual([]);
    check(cases);
  });

  it('reads the same in whatever order the rows stand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...EVENTS], { minLength: EVENTS.length }),
        async (events) => {
          const { whole, cases } = await casesOf(fileOf(HEADER, events.map(inIso)));
          expect(whole.rejects).toEqual([]);
          check(cases);
        },
      ),
      { numRuns: repeats(15, 500) },
    );
  });

  it('asks for the order of day and month once, and reads all times in it', async () => {
    const text = fileOf(
      HEADER,
      EVENTS.map(({ ticket, event, at, team }) => {
        const [, month, day, hour] = /-(\d\d)-(\d\d)T(\d\d)/.exec(new Date(at).toISOString()) ?? [];
        return `${ticket},${event},${day}/${month}/2026 ${hour}:00,${team}`;
      }),
    );
    const { guess, cases } = await casesOf(text);
    expect(guess.questions.filter(({ code }) => code === 'ASK_DATE_ORDER').length).toBeLessThan(2);
    check(cases);
  });

  it('knows the words of a history of statuses, in Arabic', async () => {
    const words: Record<string, string> = {
      created: 'جديدة',
      'first reply': 'قيد المعالجة',
      comment: 'بانتظار العميل',
      resolved: 'تم الحل',
      reopened: 'أعيد فتحها',
      closed: 'مغلقة',
      cancelled: 'ملغاة',
    };
    const { guess, whole, cases } = await casesOf(
      fileOf(
        'رقم التذكرة,الحالة,التاريخ والوقت,الإدارة',
        EVENTS.map((one) => inIso({ ...one, event: words[one.event] ?? '' })),
      ),
    );
    expect(guess.shape).toBe('event_log');
    expect(whole.rejects).toEqual([]);
    expect(
      cases.map(({ fields }, i) => fields.resolvedAt === null || expected(i).resolved !== null),
    ).not.toContain(false);
    expect(cases.filter(({ fields }) => fields.resolvedAt !== null)).toHaveLength(12);
  });

  it('takes each row for a case where somebody says so', async () => {
    const { guess } = await guessedAndRead(fileOf(HEADER, EVENTS.map(inIso)), {
      answers: { row: 'record', 'id-repeats': 'rows' },
    });
    expect(guess.columns.map(({ column }) => column)).toEqual(HEADER.split(','));
  });

  it.each([
    [
      'calls of customers, of which some were resolved',
      'Customer ID,Status,Date',
      rows(60, (i) => `C${i % 12},${i % 3 ? 'Resolved' : 'Escalated'},2026-10-${10 + (i % 18)}`),
    ],
    [
      'cases with a date of opening of their own',
      'Ticket,Status,Opened,Updated',
      rows(
        60,
        (i) =>
          `T${i % 20},${i >= 40 ? 'Closed' : 'Open'},2026-10-0${1 + (i % 9)},2026-10-${10 + Math.floor(i / 3)}`,
      ),
    ],
    [
      'cases that have one row each',
      'Ticket,Status,Date',
      rows(60, (i) => `T${i},${i % 3 ? 'Closed' : 'Open'},2026-10-${10 + (i % 18)}`),
    ],
  ])('does not ask it of %s', async (_, header, lines) => {
    const { guess } = await guessedAndRead(fileOf(header, lines));
    expect(guess.questions.map(({ id }) => id)).not.toContain('row');
  });
});
