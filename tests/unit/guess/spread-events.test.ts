import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repeats } from '../../soak.ts';
import { fileOf, rows } from './sampled.ts';
import { casesOf as casesIn, readText } from '../ingest/reading.ts';
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
        others: ['comment'],
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

  it('reads days without a time in the order of the file, also the newest first', async () => {
    const day = (n: number): string => `2026-09-${String(n).padStart(2, '0')}`;
    // Opened, resolved and opened again on one day, then open or resolved.
    const lives = rows(30, (i) => {
      const last = i % 2 === 0 ? [`T${i},Resolved,${day(9)},A`] : [];
      return [
        `T${i},New,${day(3)},A`,
        `T${i},Resolved,${day(3)},A`,
        `T${i},In Progress,${day(3)},A`,
        ...last,
      ].join('\n');
    }).flatMap((text) => text.split('\n'));
    for (const lines of [lives, lives.toReversed()]) {
      const { cases } = await casesOf(fileOf('Ticket,Status,Changed,Team', lines));
      expect(cases).toHaveLength(30);
      for (const { externalId, fields } of cases) {
        const isOver = Number(externalId.slice(1)) % 2 === 0;
        expect(fields.status).toBe(isOver ? 'Resolved' : 'In Progress');
        expect(fields.resolvedAt).toBe(isOver ? Date.parse(day(9)) : null);
      }
    }
  });

  it('takes what it became, not what it was before', async () => {
    const moves = [
      ['To Do', 'In Progress'],
      ['In Progress', 'Done'],
      ['Done', 'In Progress'],
    ] as const;
    const lines = rows(40, (i) =>
      moves
        .slice(0, 1 + (i % 3))
        .map(
          ([from, to], n) =>
            `K${i},${from},${to},${new Date(START + (i + n * 10) * HOUR).toISOString()}`,
        )
        .join('\n'),
    );
    const { cases } = await casesOf(fileOf('Issue key,From status,To status,Changed', lines));
    for (const [i, { at, fields }] of cases
      .toSorted((a, b) => Number(a.externalId.slice(1)) - Number(b.externalId.slice(1)))
      .entries()) {
      expect(at).toBe(START + i * HOUR);
      expect(fields.status).toBe(['In Progress', 'Done', 'In Progress'][i % 3]);
      expect(fields.resolvedAt).toBe(i % 3 === 1 ? at + 10 * HOUR : null);
    }
  });

  it('takes changes of the state alone, where rows tell of other changes too', async () => {
    const lines = rows(40, (i) => {
      const at = (hours: number): string => new Date(START + (i + hours) * HOUR).toISOString();
      return [
        `K${i},status,,To Do,${at(0)}`,
        `K${i},assignee,,Done by Ann,${at(1)}`,
        `K${i},status,To Do,In Progress,${at(2)}`,
        `K${i},priority,Low,Closed beta,${at(3)}`,
        ...(i % 2 === 0 ? [`K${i},status,In Progress,Done,${at(8)}`] : []),
        `K${i},assignee,Ann,Resolved Inc,${at(9)}`,
      ].join('\n');
    });
    const { guess, cases } = await casesOf(fileOf('key,field,from,to,created', lines));
    expect(guess.shape).toBe('event_log');
    for (const { externalId, at, fields } of cases) {
      const isOver = Number(externalId.slice(1)) % 2 === 0;
      expect(at).toBe(START + Number(externalId.slice(1)) * HOUR);
      expect(fields.status).toBe(isOver ? 'Done' : 'In Progress');
      expect(fields.resolvedAt).toBe(isOver ? at + 8 * HOUR : null);
    }
  });

  it('takes stretches of time for the states that began them', async () => {
    const lines = rows(30, (i) => {
      const at = (hours: number): string => new Date(START + (i + hours) * HOUR).toISOString();
      return [
        `INC${i},New,${at(0)},${at(2)}`,
        `INC${i},In Progress,${at(2)},${at(9)}`,
        `INC${i},Resolved,${at(9)},${i % 2 === 0 ? '' : at(30)}`,
        ...(i % 2 === 0 ? [] : [`INC${i},Closed,${at(30)},`]),
      ].join('\n');
    });
    const { guess, cases } = await casesOf(fileOf('Number,Value,Start,End', lines));
    expect(guess.shape).toBe('event_log');
    expect(cases).toHaveLength(30);
    expect(cases.map(({ at, fields }) => Number(fields.resolvedAt) - at)).toEqual(
      cases.map(() => 9 * HOUR),
    );
  });

  it('ends cases by words of a later file that mean the same', async () => {
    const { guess } = await casesOf(fileOf(HEADER, EVENTS.map(inIso)));
    const later = [
      { ticket: 'T900', event: 'Created', at: START, team: 'Cards' },
      { ticket: 'T900', event: 'SOLVED', at: START + HOUR, team: 'Cards' },
    ];
    const { records } = await readText(fileOf(HEADER, later.map(inIso)), guess.mapping);
    expect(casesIn(records).at(-1)?.fields.resolvedAt).toBe(START + HOUR);
  });

  it('has of each case what only one of its rows says', async () => {
    const lines = EVENTS.map((one) => inIso(one.event === 'created' ? one : { ...one, team: '' }));
    const { cases } = await casesOf(fileOf(HEADER, lines));
    expect(cases.map(({ dimensions }) => dimensions.department)).toEqual(
      cases.map((_, i) => (i % 2 === 0 ? 'Cards' : 'Loans')),
    );
  });

  /**
   * Counted by walking through what happened: the end since the case last went on, a resolution before a closing. Of several
   * of a kind the first, but the last where it had ended so before and come back.
   */
  function endOf(life: readonly (readonly [string, number])[]): number | null {
    const lastBack = life.findLastIndex(([state]) => state !== 'Resolved' && state !== 'Closed');
    const [before, since] = [life.slice(0, lastBack), life.slice(lastBack + 1)];
    const had = (wanted: string): boolean => before.some(([state]) => state === wanted);
    const of = (wanted: string, isLast: boolean): number | null => {
      const found = since.filter(([state]) => state === wanted);
      return (isLast ? found.at(-1) : found[0])?.[1] ?? null;
    };
    return of('Resolved', had('Resolved')) ?? of('Closed', had('Resolved') || had('Closed'));
  }

  it('ends as a walk through its states says, whatever they are', async () => {
    const life = fc.array(
      fc.constantFrom('New', 'In Progress', 'Resolved', 'Closed', 'Reopened', 'Pending'),
      { minLength: 1, maxLength: 7 },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 12, maxLength: 12 }), async (found) => {
        const lives = found.map((states) =>
          ['New', ...states].map((state, n) => [state, START + n * HOUR] as const),
        );
        const lines = lives.flatMap((one, i) =>
          one.map(([event, at]) => inIso({ ticket: `T${100 + i}`, event, at, team: 'A' })),
        );
        // One that is known to end, so that the file is a history of cases.
        const whole = [
          ...lines,
          inIso({ ticket: 'T200', event: 'New', at: START, team: 'A' }),
          inIso({ ticket: 'T200', event: 'Resolved', at: START + HOUR, team: 'A' }),
        ];
        const { guess, cases } = await casesOf(fileOf('ticket,status,changed,team', whole));
        fc.pre(guess.questions.some(({ code }) => code === 'ASK_EVENT_ROWS'));
        const ends = cases.slice(0, -1).map(({ fields }) => fields.resolvedAt);
        expect(ends).toEqual(lives.map(endOf));
      }),
      { numRuns: repeats(40, 2000) },
    );
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

  it('takes nothing of cases that began in another file, unless somebody says so', async () => {
    const later = EVENTS.filter(({ event }) => event !== 'created').map(inIso);
    const { guess } = await casesOf(fileOf(HEADER, EVENTS.map(inIso)));
    const { records, rejects, rowsUnused } = await readText(fileOf(HEADER, later), guess.mapping);
    expect({ records, rejects, rowsUnused }).toEqual({
      records: [],
      rejects: [],
      rowsUnused: later.length,
    });
    // Every seventh case lacks its first row.
    const cut = EVENTS.filter(
      ({ event, ticket }) => event !== 'created' || Number(ticket.slice(1)) % 7 > 0,
    ).map(inIso);
    const asked = await guessedAndRead(fileOf(HEADER, cut));
    expect(asked.guess.questions.find(({ id }) => id === 'begun')).toMatchObject({
      code: 'ASK_BEGUN',
      params: { cases: 3, examples: ['created'] },
      chosen: 'leave',
    });
    expect(asked.stored).toHaveLength(18);
    const taken = await guessedAndRead(fileOf(HEADER, cut), { answers: { begun: 'first' } });
    expect(taken.stored).toHaveLength(21);
  });

  it('counts how often a case came back, also that it never did', async () => {
    const { cases } = await casesOf(fileOf(HEADER, EVENTS.map(inIso)));
    expect(cases.map(({ fields }) => fields.reopens)).toEqual(
      cases.map((_, i) => ([1, 2].includes(i % LIVES.length) ? 1 : 0)),
    );
  });

  it.each([
    ['Public reply', 'firstResponseAt'],
    ['Agent replied', 'firstResponseAt'],
    ['تم الرد', 'firstResponseAt'],
    ['Respondido', 'firstResponseAt'],
    ['Transferred to billing', 'handovers'],
    ['تحويل', 'handovers'],
    ['Auto-closed', 'closedAt'],
    ['مغلقة', 'closedAt'],
  ])('knows the event %s', async (word, field) => {
    const lines = EVENTS.map((one) =>
      inIso(one.event === 'comment' || one.event === 'closed' ? { ...one, event: word } : one),
    );
    const { guess } = await guessedAndRead(fileOf(HEADER, lines));
    const line = guess.columns.find(({ header }) => header.split(', ').includes(word));
    expect(line?.target).toBe(`fields.${field}`);
  });

  it.each(['Customer reply', 'Awaiting response', 'رد العميل', 'No reply'])(
    'takes %s for no answer of ours',
    async (word) => {
      const lines = EVENTS.map((one) =>
        inIso(one.event === 'comment' ? { ...one, event: word } : one),
      );
      const { guess } = await guessedAndRead(fileOf(HEADER, lines));
      expect(guess.columns.filter(({ header }) => header.includes(word))).toEqual([]);
    },
  );

  it('reads a long log whose newest rows come first', async () => {
    const many = Array.from({ length: 120 }, (_, n) =>
      EVENTS.map((one) => ({ ...one, ticket: `${one.ticket}-${n}`, at: one.at + n * 120 * HOUR })),
    ).flat();
    const lines = many.toSorted((a, b) => b.at - a.at).map(inIso);
    const { guess, whole, cases } = await casesOf(fileOf(HEADER, lines));
    expect(guess.shape).toBe('event_log');
    expect(whole.rejects).toEqual([]);
    expect(cases).toHaveLength(120 * 21);
    // Four of the seven lives end, and each is had three times.
    const resolved = 4;
    expect(cases.filter(({ fields }) => fields.resolvedAt !== null)).toHaveLength(
      120 * 3 * resolved,
    );
  });

  it('is a log of events also where it says who did them', async () => {
    const lines = EVENTS.map((one, n) => `${inIso(one)},${n % 2 === 0 ? 'Customer' : 'Agent'}`);
    const { guess, cases } = await casesOf(fileOf(`${HEADER},Actor type`, lines));
    expect(guess.shape).toBe('event_log');
    check(cases);
  });

  it('knows words that only later rows of a long file have', async () => {
    const life = (n: number, events: readonly string[]): string[] =>
      events.map((event, hours) =>
        inIso({ ticket: `T${n}`, event, at: START + (n * 10 + hours) * HOUR, team: 'A' }),
      );
    const lines = [
      ...Array.from({ length: 1500 }, (_, n) =>
        life(n, ['Created', n % 2 ? 'Closed' : 'Assigned']),
      ),
      ...Array.from({ length: 500 }, (_, n) =>
        life(1500 + n, [
          'Created',
          'Agent replied',
          'Escalated',
          'Resolved',
          'Reopened',
          'Resolved',
        ]),
      ),
    ].flat();
    const { cases } = await casesOf(fileOf(HEADER, lines));
    const having = (field: 'resolvedAt' | 'firstResponseAt' | 'escalatedAt' | 'reopenedAt') =>
      cases.filter(({ fields }) => fields[field] !== null).length;
    expect([
      having('resolvedAt'),
      having('firstResponseAt'),
      having('escalatedAt'),
      having('reopenedAt'),
    ]).toEqual([1250, 500, 500, 500]);
  });

  describe('of a later file', () => {
    const states = (lives: readonly (readonly string[])[]): string =>
      fileOf(
        'ticket,status,changed,team',
        lives.flatMap((life, i) =>
          life.map((event, n) =>
            inIso({ ticket: `L${100 + i}`, event, at: START + (i + n) * HOUR, team: 'A' }),
          ),
        ),
      );
    const known = states(
      Array.from({ length: 20 }, (_, i) => ['New', 'Open', ...(i % 2 ? ['Solved'] : [])]),
    );

    it.each([
      [['New', 'Open', 'Solved', 'Reopened'], null],
      [['New', 'Open', 'Solved', 'On Hold'], null],
      [['New', 'Open', 'Closed'], 2],
      [['Submitted', 'Open', 'Solved'], 2],
    ] as const)('reads states that the first did not have: %s', async (life, hours) => {
      const { guess } = await casesOf(known);
      const { records } = await readText(states([life]), guess.mapping);
      const last = casesIn(records).at(-1);
      expect(last?.fields.resolvedAt).toBe(hours === null ? null : START + hours * HOUR);
    });

    it('knows that a case came back, though none had in the first', async () => {
      const lines = (events: readonly string[]): string =>
        fileOf(
          HEADER,
          events.map((event, n) => inIso({ ticket: 'T1', event, at: START + n * HOUR, team: 'A' })),
        );
      const first = EVENTS.filter(({ event }) => event !== 'comment').map(inIso);
      const { guess } = await casesOf(fileOf(HEADER, first));
      const { records } = await readText(
        lines(['Ticket created', 'Resolved', 'Re-opened']),
        guess.mapping,
      );
      expect(casesIn(records).at(-1)?.fields.resolvedAt).toBeNull();
    });
  });

  it('leaves tasks of one incident what they are', async () => {
    const lines = rows(
      90,
      (i) =>
        `INC${Math.floor(i / 3)},TASK${1000 + i},2026-10-${10 + (Math.floor(i / 3) % 18)},2026-11-${10 + (i % 18)},P${1 + (i % 3)}`,
    );
    const { stored } = await guessedAndRead(
      fileOf('Incident,Task Number,Opened,Resolved,Priority', lines),
    );
    expect(stored).toHaveLength(90);
  });

  it('takes a ticket with a row for each file that belongs to it for one case', async () => {
    const lines = rows(
      90,
      (i) => `T${Math.floor(i / 3)},2026-10-${10 + (Math.floor(i / 3) % 18)},Open,scan_${i}.pdf`,
    );
    const { guess, stored } = await guessedAndRead(
      fileOf('Ticket,Opened,Status,Attachment', lines),
    );
    expect(guess.questions.find(({ id }) => id === 'id-repeats')?.chosen).toBe('last');
    expect(stored).toHaveLength(30);
  });
});
