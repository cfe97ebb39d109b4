import { describe, expect, it } from 'vitest';
import { guessMapping } from '#server/ingest/guess/guess.ts';
import type { GuessInput } from '#server/ingest/guess/guess.ts';
import { joinTables } from '#server/ingest/guess/joined/join.ts';
import type { JoinedSample, JoinWish } from '#server/ingest/guess/joined/join.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { casesOf, readAll } from '../ingest/reading.ts';
import { columnOf, fileOf, rows, wordsOf } from './sampled.ts';

const TODAY = Date.UTC(2026, 10, 27);

/** Sixty tickets of three groups and twenty requesters; ticket 59 names a group that is not there. */
const TICKETS = fileOf(
  'id,created_at,group_id,requester_id,status',
  rows(60, (i) => {
    const group = i === 59 ? 9009 : 9001 + (i % 3);
    return `${1000 + i},2026-10-${10 + (i % 15)} 09:00,${group},${5000 + (i % 20)},open`;
  }),
);
const GROUPS = fileOf('id,name', ['9001,Billing', '9002,Cards', '9003,Branches', '9004,Nobody']);
/** Named like the tickets' own key, with numbers that some tickets have too. */
const USERS = fileOf(
  'id,name,segment,created_at',
  rows(30, (i) => `${5000 + i},Person ${i},${i % 2 ? 'Gold' : 'Basic'},2019-01-01`),
);
/** Two changes of every second ticket, and one of a ticket that is not there. */
const EVENTS = fileOf('ticket_id,at,new_priority', [
  ...rows(30, (i) => `${1000 + i * 2},2026-10-26,low`),
  ...rows(30, (i) => `${1000 + i * 2},2026-10-27,high`),
  '777,2026-10-27,low',
]);

/** A log of changes as help desks keep it: what a field became, whichever field that was. */
const CHANGES = fileOf('field_name,ticket_id,value', [
  ...rows(30, (i) => `assignee_id,${1000 + i * 2},${4000 + i}`),
  ...rows(30, (i) => `assignee_id,${1000 + i * 2},${4001 + i}`),
]);

function wish(fileName: string, text: string, more: Partial<JoinWish> = {}): JoinWish {
  const input = { bytes: Buffer.from(text), name: fileName };
  return { input, fileName, sheet: null, isSameFile: false, keys: null, ...more };
}

async function joined(...wishes: JoinWish[]): Promise<JoinedSample> {
  const sample = await sampleFile({ bytes: Buffer.from(TICKETS), name: 'tickets.csv' });
  return joinTables(sample, 'tickets.csv', wishes);
}

function guess({ tables, ...sample }: JoinedSample, more: Partial<GuessInput> = {}) {
  const declared = tables.flatMap(({ name, declaration }) =>
    declaration ? [[name, declaration] as const] : [],
  );
  const tablesOf = Object.fromEntries(declared);
  return guessMapping({
    ...sample,
    tables: tablesOf,
    fileName: 'tickets.csv',
    today: TODAY,
    ...more,
  });
}

const input = (name: string, text: string) => ({ bytes: Buffer.from(text), name });

describe('the key of a joined file', () => {
  it('is the column that holds its ids, whose header says so, and is told with how many are found', async () => {
    const { tables } = await joined(wish('groups.csv', GROUPS));
    // Groups 9001 to 9003 of the four that tickets name.
    expect(tables).toMatchObject([
      {
        name: 'groups',
        keys: { own: 'group_id', theirs: 'id' },
        looked: 4,
        found: 3,
        complete: true,
      },
    ]);
    expect(tables[0]?.declaration).toEqual({ kind: 'reference', key: 'id', file: 'groups.csv' });
  });

  it('is not taken for the one whose header is merely the same', async () => {
    const { tables } = await joined(wish('users.csv', USERS));
    expect(tables[0]?.keys).toEqual({ own: 'requester_id', theirs: 'id' });
  });

  it('is the file’s own id where many rows belong to one record', async () => {
    const { tables } = await joined(wish('events.csv', EVENTS));
    expect(tables[0]?.keys).toEqual({ own: 'id', theirs: 'ticket_id' });
    expect(tables[0]?.declaration?.kind).toBe('details');
    expect([tables[0]?.looked, tables[0]?.found]).toEqual([60, 30]);
  });

  it('is what a person says, and none where nothing fits', async () => {
    const told = { own: 'requester_id', theirs: 'name' };
    const { tables } = await joined(
      wish('users.csv', USERS, { keys: told }),
      wish('weather.csv', fileOf('place,rain', ['Riyadh,none', 'Jeddah,some'])),
    );
    expect(tables[0]).toMatchObject({ keys: told, found: 0 });
    expect(tables[1]).toMatchObject({ keys: null, declaration: null });
  });

  it('is found under Arabic headers as well, and the table gets a name in Latin letters', async () => {
    const sample = await sampleFile(
      input(
        'بلاغات.csv',
        fileOf(
          'رقم البلاغ,التاريخ,رقم الفرع',
          rows(30, (i) => `${100 + i},2026-10-11,${700 + (i % 4)}`),
        ),
      ),
    );
    const branches = fileOf(
      'الرقم,الاسم',
      rows(4, (i) => `${700 + i},فرع ${i}`),
    );
    const { tables } = await joinTables(sample, 'بلاغات.csv', [wish('الفروع.csv', branches)]);
    expect(tables).toMatchObject([
      { name: 'alfrwa', keys: { own: 'رقم الفرع', theirs: 'الرقم' }, found: 4 },
    ]);
  });
});

describe('the columns of joined files', () => {
  it('are no amount at stake where a record has several of them', async () => {
    const log = guess(await joined(wish('history.csv', CHANGES)));
    expect(columnOf(log, 'history/value').target).toBe('attributes.value');
    const amounts = fileOf(
      'ticket_id,amount',
      rows(60, (i) => `${1000 + i},${50 + i}`),
    );
    const one = guess(await joined(wish('claims.csv', amounts)));
    expect(columnOf(one, 'claims/amount').target).toBe('fields.value');
  });

  it('are placed like the file’s own, with reasons, and read by the mapping', async () => {
    const found = guess(await joined(wish('groups.csv', GROUPS), wish('users.csv', USERS)));
    const name = columnOf(found, 'groups/name');
    expect([name.target, name.table, name.why.code]).toEqual([
      'dimensions.department',
      'groups',
      'HEADER_AND_VALUES',
    ]);
    expect(columnOf(found, 'users/segment').target).toBe('dimensions.segment');
    // Names of requesters are names of people.
    expect(columnOf(found, 'users/name').why.code).toBe('PERSONAL');
    const { records, rejects, orphans } = await readAll({
      input: input('tickets.csv', TICKETS),
      mapping: found.mapping,
      zone: 'UTC',
      tables: { groups: input('groups.csv', GROUPS), users: input('users.csv', USERS) },
    });
    expect([records.length, rejects.length]).toEqual([60, 0]);
    expect(records[1]?.dimensions).toMatchObject({ department: 'Cards', segment: 'Gold' });
    // Group 9009 is named by one ticket and is nowhere.
    expect(orphans.map(({ params }) => [params['table'], params['value']])).toEqual([
      ['groups', '9009'],
    ]);
    expect(records[59]?.dimensions['department']).toBeUndefined();
  });

  it('never name the record, and never give a thing’s own dates to it', async () => {
    const found = guess(await joined(wish('users.csv', USERS)), {
      told: wordsOf({ 'users/name': 'id', 'users/segment': 'caseId' }),
    });
    expect(found.mapping.records[0]?.id).toEqual({ column: 'id' });
    expect(columnOf(found, 'users/created_at').target).toBeNull();
    expect(found.mapping.records[0]?.at).toBe('created_at');
  });

  it('of many rows of one record give the last value that is there', async () => {
    const found = guess(await joined(wish('events.csv', EVENTS)));
    const priority = columnOf(found, 'events/new_priority');
    expect([priority.target, priority.samples]).toEqual(['fields.priority', ['high']]);
    const { records, orphans } = await readAll({
      input: input('tickets.csv', TICKETS),
      mapping: found.mapping,
      zone: 'UTC',
      tables: { events: input('events.csv', EVENTS) },
    });
    expect(casesOf(records.slice(0, 2)).map(({ fields }) => fields.priority)).toEqual([
      'high',
      null,
    ]);
    // Ticket 777 of the events is not among the tickets.
    expect(orphans.map(({ params }) => params['value'])).toEqual(['777']);
  });
});

describe('tickets whose ends stand in a table of metrics', () => {
  const ended = TICKETS.replaceAll(/,open$/gm, ',closed');
  const metrics = fileOf(
    'ticket_id,solved_at,reopens',
    rows(58, (i) => `${1000 + i},2026-10-${12 + (i % 15)} 10:00,${i % 2}`),
  );

  it('end by it, and are asked about only where it lacks them', async () => {
    const sample = await sampleFile({ bytes: Buffer.from(ended), name: 'tickets.csv' });
    const wished = wish('metrics.csv', metrics);
    const proposed = guess(await joinTables(sample, 'tickets.csv', [wished]));
    expect(columnOf(proposed, 'metrics/solved_at').target).toBe('fields.resolvedAt');
    // Sixty tickets, 58 of which the table has.
    expect(proposed.questions.find(({ id }) => id === 'ended')).toMatchObject({
      params: { rows: 2, examples: ['closed'] },
      chosen: 'over',
    });
    const { records, rejects } = await readAll({
      input: { bytes: Buffer.from(ended), name: 'tickets.csv' },
      mapping: proposed.mapping,
      zone: 'UTC',
      tables: { metrics: wished.input },
    });
    expect(rejects).toEqual([]);
    expect(casesOf(records).filter(({ fields }) => fields.resolvedAt === null)).toHaveLength(2);
  });
});

describe('a column of a joined file that a person calls the id', () => {
  it('is not, and says why', async () => {
    const proposed = guess(await joined(wish('groups.csv', GROUPS)), {
      told: wordsOf({ 'groups/name': 'id' }),
    });
    expect(columnOf(proposed, 'groups/name')).toMatchObject({
      target: 'dimensions.department',
      why: { code: 'TOLD_NOT', params: { reason: 'joined' } },
    });
    expect(columnOf(proposed, 'id').target).toBe('id');
  });
});
