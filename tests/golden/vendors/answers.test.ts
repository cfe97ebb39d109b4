import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkAll, isClean } from '#server/services/check.ts';
import type { House } from '../store.ts';
import { importFiles, readGoldenMapping, withData } from '../store.ts';

const FOLDER = 'vendor_exports';
let house: House;

/** How often each word comes. */
function tally(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

// Expected figures: ../shared/data/ANSWERS.md; what is joined with what was counted from the files with Python.
withData(FOLDER, 'the known answers of the help desk’s tables', () => {
  beforeAll(async () => {
    house = await importFiles(
      [
        {
          file: `${FOLDER}/zendesk/ticket_data.csv`,
          mapping: await readGoldenMapping('zendesk-tickets.json'),
        },
        {
          file: `${FOLDER}/zendesk/ticket_field_history_data.csv`,
          mapping: await readGoldenMapping('zendesk-history.json'),
        },
      ],
      { from: '2020-01-01', to: '2021-01-01' },
    );
  });
  afterAll(() => house.drop());

  async function of(source: string) {
    return (await house.records()).filter((record) => record.source === source);
  }

  it('have every ticket, by status, channel and requester', async () => {
    expect(house.jobs[0]).toMatchObject({ rowsRead: 10, recordsNew: 10, rowsRejected: 0 });
    const tickets = await of('zendesk');
    expect(tally(tickets.map(({ fields }) => String(fields['status'])))).toEqual({
      closed: 7,
      deleted: 2,
      solved: 1,
    });
    expect(await house.by({ metrics: 'volume', by: 'channel' })).toMatchObject({
      email: 9,
      web: 1,
    });
    expect(new Set(tickets.map(({ customer }) => customer)).size).toBe(10);
  });

  it('join the one ticket whose history is there, and leave the others’ unknown', async () => {
    const tickets = await of('zendesk');
    const known = tickets.filter(({ fields }) => fields['handovers'] !== undefined);
    expect(
      known.map(({ externalId, fields }) => [
        externalId,
        fields['handovers'],
        fields['resolvedAt'],
      ]),
    ).toEqual([['11071', 1, Date.UTC(2020, 10, 14, 11, 1, 27)]]);
    expect(known[0]?.attributes).toMatchObject({ requester: 'Earnest End User' });
    expect(tickets.filter(({ fields }) => fields['resolvedAt'] !== undefined)).toHaveLength(1);
  });

  it('count and list what has no partner, either way', async () => {
    const [job] = house.jobs;
    const rejects = await house.repository.read('readRejects', {
      id: job?.id ?? '',
      after: -1,
      limit: 1000,
    });
    // The tables do not all refer to the same tickets: no group, one organisation and one requester of ten, one
    // ticket's history of 17 and no ticket's comments of 7 are there.
    expect(tally(rejects.map(({ code, params }) => `${code} ${String(params['table'])}`))).toEqual({
      'ROW_PARTNER_MISSING groups': 10,
      'ROW_PARTNER_MISSING organizations': 9,
      'ROW_PARTNER_MISSING users': 9,
      'ROW_ORPHAN history': 16,
      'ROW_ORPHAN comments': 7,
    });
    expect(job?.orphans).toBe(51);
    expect(job?.joined?.toSorted((a, b) => a.table.localeCompare(b.table))).toEqual([
      { table: 'comments', kind: 'details', rowsAlone: 20, without: 10 },
      { table: 'groups', kind: 'reference', rowsAlone: 0, without: 10 },
      { table: 'history', kind: 'details', rowsAlone: 38 - 19, without: 9 },
      { table: 'organizations', kind: 'reference', rowsAlone: 0, without: 9 },
      { table: 'users', kind: 'reference', rowsAlone: 0, without: 9 },
    ]);
    const rows = rejects.filter(({ params }) => params['table'] === 'history');
    expect(rows.reduce((sum, { params }) => sum + Number(params['rows']), 0)).toBe(38 - 19);
  });

  it('keep a group that the tables do not name as a value that needs a name', async () => {
    const departments = await house.by({ metrics: 'volume', by: 'department' });
    expect(departments).toMatchObject({ '360006965034': 8, '360013366274': 1, '360008376313': 1 });
  });

  it('know the targets of each policy', async () => {
    const policies = new Map(
      (await of('zendesk')).map(({ attributes }) => [attributes['sla-policy'], attributes]),
    );
    expect(new Set(policies.keys())).toEqual(new Set(['1001', '1002']));
    const sum = (name: string): number =>
      [...policies.values()].reduce((total, attributes) => total + Number(attributes[name]), 0);
    const targets = ['first-reply-targets', 'waiting-targets', 'next-reply-targets'].map(sum);
    expect(targets).toEqual([13, 5, 4]);
    expect(targets.reduce((a, b) => a + b)).toBe(22);
  });

  it('make one record of each ticket in the history, whose rows are scattered', async () => {
    expect(house.jobs[1]).toMatchObject({ rowsRead: 38, recordsNew: 17, rowsRejected: 0 });
    const records = await of('zendesk-history');
    const sum = (name: string): number =>
      records.reduce((total, { attributes }) => total + Number(attributes[name]), 0);
    expect(sum('changes')).toBe(38);
    expect(
      ['status-changes', 'priority-changes', 'assignee-changes', 'requester-changes'].map(sum),
    ).toEqual([30, 5, 2, 1]);
    expect(records.find(({ externalId }) => externalId === '11071')).toMatchObject({
      at: Date.UTC(2020, 7, 28, 11, 1, 27),
      fields: {
        status: 'closed',
        priority: 'urgent',
        resolvedAt: Date.UTC(2020, 10, 14, 11, 1, 27),
      },
    });
  });

  it('leave a store whose counters equal its records', async () => {
    expect(isClean(await checkAll(house.repository))).toBe(true);
  });
});

withData(FOLDER, 'the known answers of the survey tool', () => {
  it('are one response, in its present export with three header lines and its former one with two', async () => {
    const survey = await importFiles(
      [
        {
          file: `${FOLDER}/qualtrics/sample.csv`,
          mapping: await readGoldenMapping('qualtrics.json'),
        },
        {
          file: `${FOLDER}/qualtrics/sample_legacy.csv`,
          mapping: await readGoldenMapping('qualtrics-legacy.json'),
        },
      ],
      { from: '2017-01-01', to: '2018-01-01' },
    );
    try {
      expect(survey.jobs.map((job) => [job.rowsRead, job.recordsNew, job.rowsRejected])).toEqual([
        [1, 1, 0],
        [1, 1, 0],
      ]);
      // The tool writes wall-clock times of the account's zone, Zurich: two hours ahead in July.
      const at = Date.UTC(2017, 6, 18, 6, 28, 48);
      const answer = { externalId: 'R_2YPOQ602ER1jkf1', at, customer: null };
      const fields = { instrument: 'choice', score: 2, text: 'Hello World!' };
      expect(await survey.records()).toMatchObject([
        { ...answer, attributes: { took: 38 }, fields: { ...fields, language: 'de' } },
        { ...answer, attributes: { took: 39 }, fields },
      ]);
    } finally {
      await survey.drop();
    }
  });
});
