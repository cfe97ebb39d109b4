import { describe, expect, it } from 'vitest';
import { guessMapping } from '#server/ingest/guess/guess.ts';
import type { Guess } from '#server/ingest/guess/guessed.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { whySentence } from '#server/messages/guess.ts';
import { casesOf, readText, responsesOf } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');

const TICKETS = fileOf(
  'ticket id,created at,updated at,solved at,status,team,store,customer id,category,recommend',
  rows(40, (i) => {
    const day = `2026-10-${two(1 + (i % 28))}`;
    const solved = i % 2 ? `${day}T11:00:00Z` : '';
    return `T${i},${day}T08:00:00Z,${day}T12:00:00Z,${solved},${i % 2 ? 'solved' : 'open'},t${i % 3},s${i % 4},c${i % 9},k${i % 5},${i === 7 ? 77 : i % 11}`;
  }),
);

function targets({ columns }: Guess): Record<string, string | null> {
  return Object.fromEntries(columns.map(({ column, target }) => [column, target]));
}

/** What became of the columns that nobody spoke of, where it is another than before. */
async function moved(told: Record<string, string | null>): Promise<Record<string, unknown>> {
  const [before, after] = [await guessText(TICKETS), await guessText(TICKETS, { told })];
  const [was, now] = [targets(before), targets(after)];
  return Object.fromEntries(
    Object.entries(now)
      .filter(([column, target]) => target !== was[column] && !(column in told))
      .map(([column, target]) => [column, [target, columnOf(after, column).why.code]]),
  );
}

describe('a column that is corrected', () => {
  it.each([
    [{ team: 'dimensions.segment' }],
    [{ team: null }],
    [{ status: null }],
    [{ 'ticket id': null }],
    [{ category: 'attributes.column' }],
    [{ recommend: 'instruments.nps' }],
    [{ 'solved at': 'fields.closedAt' }],
    [{ 'solved at': 'fields.dueAt', team: null }],
  ])('moves no other: %j', async (told) => {
    expect(await moved(told)).toEqual({});
  });

  it('leaves the date of the records to be asked, rather than another column’s', async () => {
    expect(await moved({ 'created at': null })).toEqual({});
    const guess = await guessText(TICKETS, { told: { 'created at': null } });
    expect(guess.questions.map(({ code }) => code)).toContain('ASK_NO_DATE');
  });

  it('takes the place of the one that had it, which says so', async () => {
    expect(await moved({ store: 'dimensions.department' })).toEqual({
      team: ['attributes.team', 'DISPLACED'],
    });
    expect(await moved({ 'updated at': 'at' })).toEqual({ 'created at': [null, 'DISPLACED'] });
    expect(await moved({ store: 'customer' })).toMatchObject({
      'customer id': [expect.anything(), 'DISPLACED'],
    });
    expect(await moved({ 'customer id': 'id' })).toMatchObject({
      'ticket id': [null, 'DISPLACED'],
    });
    const guess = await guessText(TICKETS, { told: { store: 'dimensions.department' } });
    expect(guess.mapping.records[0]?.dimensions).toMatchObject({ department: 'store' });
    expect(whySentence(columnOf(guess, 'team').why, 'en')).toBe(
      'You chose “store” for the department, which only one column can be.',
    );
  });

  it('has it by the last word, where two are said to be the same', async () => {
    const told = { team: 'dimensions.branch', category: 'dimensions.branch' };
    const guess = await guessText(TICKETS, { told });
    expect(guess.mapping.records[0]?.dimensions).toMatchObject({ branch: 'category' });
    expect(columnOf(guess, 'team')).toMatchObject({
      target: 'attributes.team',
      why: { code: 'DISPLACED', params: { other: 'category' } },
    });
    const other = await guessText(TICKETS, {
      told: { category: 'dimensions.branch', team: 'dimensions.branch' },
    });
    expect(other.mapping.records[0]?.dimensions).toMatchObject({ branch: 'team' });
  });

  it('has it by the last word in a file without a header, too, whose columns are numbers', async () => {
    const text = rows(
      40,
      (i) => `${7001 + i * 3},2026-10-${two(1 + (i % 9))},s${i % 4},t${i % 3}`,
    ).join('\n');
    const branch = async (first: string, last: string) => {
      const told = [first, last].map((column) => ({ column, target: 'dimensions.branch' }));
      const sample = await sampleFile({ bytes: Buffer.from(text), name: 'plain.csv' });
      const guess = guessMapping({ ...sample, fileName: 'plain.csv', today: 0, told });
      expect(guess.mapping.format).toMatchObject({ headerRows: 0 });
      return guess.mapping.records[0]?.dimensions?.branch;
    };
    expect([await branch('3', '4'), await branch('4', '3')]).toEqual(['4', '3']);
  });

  it('says of a time to resolve that it cannot stay where its begin is gone', async () => {
    const text = fileOf(
      'ticket id,created at,resolution time (hours)',
      rows(20, (i) => `T${i},2026-10-${two(1 + i)}T08:00:00Z,${1.5 + i}`),
    );
    expect(columnOf(await guessText(text), 'resolution time (hours)').target).toBe(
      'fields.resolvedAt',
    );
    const guess = await guessText(text, { told: { 'created at': null } });
    const { target, why } = columnOf(guess, 'resolution time (hours)');
    expect([target, whySentence(why, 'en')]).toEqual([
      'attributes.resolution-time-hours',
      'It was the resolution, which cannot stay beside what you said of created at.',
    ]);
  });

  it('keeps the half hour by which totals of a day are told apart', async () => {
    const text = fileOf(
      'Date,Interval Start,Queue,Offered,Answered,Abandoned',
      rows(40, (i) => `2026-10-${two(1 + (i >> 1))},${i % 2 ? '08:30' : '08:00'},Billing,20,18,2`),
    );
    const ids = async (told: Record<string, string | null>) => {
      const { mapping } = await guessText(text, { told });
      const { records } = await readText(text, mapping);
      return new Set(records.map(({ externalId }) => externalId)).size;
    };
    expect([await ids({}), await ids({ Abandoned: null })]).toEqual([40, 40]);
  });
});

describe('a choice that does not wholly fit', () => {
  it('is the kind of score that was said, where most of the column is on its scale', async () => {
    const text = fileOf(
      'رقم الرد,التاريخ,درجة الرضا',
      rows(
        60,
        (i) => `r-${i},2026-10-${two(1 + (i % 28))},${i === 20 || i === 40 ? 9 : 1 + (i % 5)}`,
      ),
    );
    const guess = await guessText(text, { told: { 'درجة الرضا': 'instruments.csat' } });
    expect(guess.mapping.instruments).toMatchObject([
      { kind: 'csat', scaleMin: 1, scaleMax: 5, topFrom: 4, bottomTo: 2 },
    ]);
    expect(columnOf(guess, 'درجة الرضا').why).toMatchObject({
      code: 'TOLD_PARTLY',
      params: { rows: 2, examples: ['9'] },
    });
    const read = await readText(text, guess.mapping);
    expect([responsesOf(read.records).length, read.rejects.length]).toEqual([58, 2]);
  });

  it.each([
    ['1 to 10', (i: number) => 1 + (i % 10), { scaleMin: 1, scaleMax: 10, topFrom: 9 }],
    ['1 to 7', (i: number) => 1 + (i % 7), { scaleMin: 1, scaleMax: 7, topFrom: 6 }],
  ])('is satisfaction on the scale of its answers, %s', async (_, cell, scale) => {
    const lines = rows(60, (i) => `r-${i},2026-10-${two(1 + (i % 28))},${cell(i)}`);
    const text = fileOf('response id,date,overall rating', lines);
    const guess = await guessText(text, { told: { 'overall rating': 'instruments.csat' } });
    expect(guess.mapping.instruments).toMatchObject([{ kind: 'csat', ...scale }]);
    expect(columnOf(guess, 'overall rating')).toMatchObject({ why: { code: 'SCORE_SCALE' } });
    expect((await readText(text, guess.mapping)).rejects).toEqual([]);
  });

  it('holds, with the rows that will be refused and their value', async () => {
    const guess = await guessText(TICKETS, { told: { recommend: 'instruments.nps' } });
    expect(columnOf(guess, 'recommend')).toMatchObject({
      target: 'instruments.recommend',
      certainty: 'doubt',
      why: { code: 'TOLD_PARTLY', params: { rows: 1, examples: ['77'] } },
    });
    expect(guess.mapping.instruments).toMatchObject([{ kind: 'nps', scaleMin: 0, scaleMax: 10 }]);
    expect(whySentence(columnOf(guess, 'recommend').why, 'en')).toBe(
      'As you said: a score. 1 value does not fit (77); such rows will be refused.',
    );
    const { records, rejects } = await readText(TICKETS, guess.mapping);
    expect(rejects).toHaveLength(1);
    expect(responsesOf(records)).toHaveLength(39);
  });

  it('holds for dates, numbers and yes or no as well', async () => {
    const text = fileOf(
      'ticket id,created at,due,amount,moved,kept',
      rows(
        20,
        (i) =>
          `T${i},2026-10-${two(1 + i)},${i % 4 ? `2026-11-${two(1 + i)}` : 'in week 45'},${i % 4 ? i : 'much'},${i % 4 ? 1 : 'often'},${i % 4 ? 'yes' : 'maybe'}`,
      ),
    );
    const told = {
      due: 'fields.dueAt',
      amount: 'fields.value',
      moved: 'fields.handovers',
      kept: 'fields.slaTold',
    };
    const guess = await guessText(text, { told });
    expect(targets(guess)).toMatchObject(told);
    const misfits = Object.keys(told).map((name) => columnOf(guess, name).why);
    expect(misfits).toMatchObject(
      ['in week 45', 'much', 'often', 'maybe'].map((word) => ({
        code: 'TOLD_PARTLY',
        params: { rows: 5, examples: [word] },
      })),
    );
    // Every fourth row has none of them.
    const { records, rejects } = await readText(text, guess.mapping);
    expect([casesOf(records).length, rejects.length]).toEqual([15, 5]);
  });

  it('of which nothing fits is not taken, and says why; the column stays as it was', async () => {
    const guess = await guessText(TICKETS, {
      told: { team: 'instruments.nps', status: 'fields.dueAt', store: 'fields.wait' },
    });
    expect(targets(guess)).toEqual(targets(await guessText(TICKETS)));
    const why = (name: string) => columnOf(guess, name).why;
    expect([why('team'), why('status'), why('store')]).toMatchObject([
      { code: 'TOLD_NOT', params: { reason: 'values', examples: ['t0', 't1', 't2'] } },
      { code: 'TOLD_NOT', params: { reason: 'values' } },
      { code: 'TOLD_NOT', params: { reason: 'values' } },
    ]);
    expect(whySentence(why('team'), 'en')).toBe(
      'You chose a score, but none of the values (t0, t1, t2) can be read as that.',
    );
    expect(whySentence(why('team'), 'ar')).toMatch(/^اخترت: درجة تقييم، لكن القيم/);
  });

  it('that no record of the file has says so', async () => {
    const guess = await guessText(TICKETS, { told: { recommend: 'fields.wait' } });
    expect(columnOf(guess, 'recommend').why).toMatchObject({
      code: 'TOLD_NOT',
      params: { reason: 'kind' },
    });
  });
});

describe('a second column that is said to be a score', () => {
  it('is another question: the first keeps its name, its kind and its answers', async () => {
    const lines = rows(40, (i) => `س${i},2026-10-${two(1 + (i % 28))},${i % 11},${1 + (i % 7)}`);
    const text = fileOf('معرف الاستجابة,تاريخ الاستجابة,صافي نقاط الترويج,سهولة الخدمة', lines);
    const first = 'صافي نقاط الترويج';
    const [before, after] = [
      await guessText(text),
      await guessText(text, { told: { 'سهولة الخدمة': 'instruments.nps' } }),
    ];
    const of = ({ mapping }: Guess) =>
      mapping.instruments?.find((one) => one.question.en === first);
    expect(of(before)).toMatchObject({ id: 'nps', kind: 'nps' });
    expect(of(after)).toEqual(of(before));
    expect(after.mapping.records.find((one) => one.instrument === 'nps')?.fields).toMatchObject({
      score: first,
    });
  });

  it('leaves the scale of the first, whatever the first is called', async () => {
    const lines = rows(40, (i) => `R${i},2026-10-${two(1 + (i % 28))},${i % 11},${1 + (i % 5)}`);
    const text = fileOf('response id,response date,Você nos recomendaria?,How was it', lines);
    const before = await guessText(text);
    const after = await guessText(text, { told: { 'How was it': 'instruments.nps' } });
    expect(before.mapping.instruments).toMatchObject([{ kind: 'nps' }]);
    expect(after.mapping.instruments).toContainEqual(before.mapping.instruments?.[0]);
  });
});

describe('a mean of which the calls are gone', () => {
  const text = fileOf(
    'Day,Calls Offered,Answered Calls,Abandoned Calls,Wait Time,Talk Time',
    rows(28, (i) => `2026-10-${two(1 + i)},${30 + i},${20 + i},10,${15 + (i % 9)},0:${two(i)}:07`),
  );

  it('becomes no sum of other calls, and says that it had to go', async () => {
    const before = await guessText(text);
    expect(before.mapping.records[0]?.fields).toMatchObject({
      waitSum: { multiply: [{ column: 'Wait Time', unit: 'seconds' }, 'Answered Calls'] },
    });
    const after = await guessText(text, { told: { 'Answered Calls': null } });
    expect(after.mapping.records[0]?.fields).not.toHaveProperty('waitSum');
    expect(columnOf(after, 'Wait Time')).toMatchObject({
      target: 'attributes.wait-time',
      why: { code: 'MOVED' },
    });
  });

  it('is one of the calls that somebody names instead', async () => {
    const told = { 'Answered Calls': null, 'Abandoned Calls': 'fields.answered' };
    const after = await guessText(text, { told });
    expect(after.mapping.records[0]?.fields).toMatchObject({
      waitSum: { multiply: [{ column: 'Wait Time', unit: 'seconds' }, 'Abandoned Calls'] },
    });
  });

  it('names no row where no day is left', async () => {
    const after = await guessText(text, { told: { Day: null } });
    expect(after.mapping.records[0]?.id).toEqual({ hash: 'all' });
  });
});

describe('a score that is found in rows taken for cases', () => {
  const comment = (i: number): string => `It was a long wait on visit ${i}`;
  const survey = (header: string, more: (i: number) => string): string =>
    fileOf(
      `Response ID,Date,Phone,Punkte,Comment${header}`,
      rows(
        60,
        (i) =>
          `R${i},2026-05-${two(1 + (i % 28))},+9665012345${two(i)},${i % 20 === 7 ? '' : i % 11},${comment(i)}${more(i)}`,
      ),
    );
  const told = { Punkte: 'instruments.nps' };

  it('makes them answers, with the comment and what else was kept, and no cases', async () => {
    const text = survey(',Shop', (i) => `,s${i % 4}`);
    expect((await guessText(text)).shape).toBe('cases');
    const guess = await guessText(text, { told });
    expect(guess.shape).toBe('survey');
    const { records, rejects } = await readText(text, guess.mapping);
    expect([casesOf(records).length, responsesOf(records).length, rejects]).toEqual([0, 57, []]);
    expect(guess.mapping.records.map((template) => template.caseId)).toEqual([undefined]);
    expect(records[0]).toMatchObject({
      externalId: 'R0',
      fields: { score: 0, text: comment(0) },
    });
    expect(targets(guess)).toEqual({
      ...targets(await guessText(text)),
      Punkte: 'instruments.punkte',
    });
  });

  it.each([
    ['status', (i: number) => (i % 2 ? 'open' : 'solved'), {}],
    ['due date', (i: number) => `2026-06-${two(1 + (i % 28))}`, {}],
    ['X', (i: number) => `x${i % 3}`, { X: 'fields.outcome' }],
  ])('leaves cases that %s tells, beside the answers', async (header, cell, more) => {
    const text = survey(`,${header}`, (i) => `,${cell(i)}`);
    const guess = await guessText(text, { told: { ...told, ...more } });
    const { records } = await readText(text, guess.mapping);
    expect([casesOf(records).length, responsesOf(records).length]).toEqual([60, 57]);
  });
});
