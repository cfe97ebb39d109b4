import { describe, expect, it } from 'vitest';
import { optionSentence, questionSentence } from '#server/messages/guess.ts';
import { readText } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** A customer's words, other ones in each row. */
const words = (i: number): string => `The parcel of order ${7000 + i * 13} came late and wet`;

/** Complaints without a number, opened every seventeen minutes but for the last `again` ones, which repeat the first. */
function complaints(count: number, { status = 'open', closed = '', again = 0 } = {}): string {
  const lines = rows(count, (row) => {
    const i = row < count - again ? row : row - (count - again);
    const minute = i * 17;
    const time = `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;
    const day = two(1 + (Math.floor(minute / 1440) % 28));
    return `2026-10-${day} ${time},${closed},${status},C${300 + (i % 90)},Email`;
  });
  return fileOf('Opened at,Closed at,Status,Customer ID,Channel', lines);
}

/** The same without times of day. */
function ofDays(count: number, columns: string, row: (i: number) => string): string {
  const lines = rows(count, (i) => `2026-10-${two(1 + (i % 28))},open,${row(i)}`);
  return fileOf(`Opened on,Status,${columns}`, lines);
}

async function keyOf(text: string, answers: Record<string, string> = {}) {
  const guess = await guessText(text, { answers });
  expect(guess.shape).toBe('cases');
  const asked = guess.questions.filter(({ id }) => id === 'known-by');
  return { guess, id: guess.mapping.records[0]?.id, asked };
}

function bare(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '');
}

describe('cases without a number', () => {
  it('are known by what does not change: when they were opened, and whose they are', async () => {
    const { id, asked } = await keyOf(complaints(60));
    expect(id).toEqual({ hash: ['Opened at', 'Customer ID'] });
    expect(asked).toMatchObject([
      { code: 'ASK_KNOWN_BY', columns: ['Opened at', 'Customer ID'], chosen: 'lasting' },
    ]);
  });

  it('are the same ones after they were closed', async () => {
    const { guess } = await keyOf(complaints(60));
    const idsOf = async (text: string) =>
      (await readText(text, guess.mapping)).records.map(({ externalId }) => externalId);
    const later = complaints(60, { status: 'closed', closed: '2026-11-20 10:00' });
    expect(await idsOf(later)).toEqual(await idsOf(complaints(60)));
    expect(new Set(await idsOf(later)).size).toBe(60);
  });

  it('are of the version that their last change tells', async () => {
    const changed = complaints(60).replaceAll('Closed at', 'Updated at');
    const dated = changed.replaceAll(',,open', ',2026-11-01 08:00,open');
    const { guess, id } = await keyOf(dated);
    expect(id).toEqual({ hash: ['Opened at', 'Customer ID'] });
    expect(columnOf(guess, 'Updated at').target).toBe('updatedAt');
    expect((await keyOf(dated, { 'known-by': 'all' })).guess.mapping.records[0]?.updatedAt).toBe(
      undefined,
    );
  });

  it('are known by all of their row where a person says so', async () => {
    expect((await keyOf(complaints(60), { 'known-by': 'all' })).id).toEqual({ hash: 'all' });
  });

  it('are known by the customer’s words where only the day is told', async () => {
    const text = ofDays(120, 'Description', words);
    expect((await keyOf(text)).id).toEqual({ hash: ['Opened on', 'Description'] });
  });

  it('are known by their channel and branch too, where that is needed', async () => {
    const lines = rows(200, (i) => {
      const minute = Math.floor(i / 2);
      return `2026-10-01 ${two(8 + Math.floor(minute / 60))}:${two(minute % 60)},open,${i % 2 ? 'Email' : 'Phone'}`;
    });
    const { id } = await keyOf(fileOf('Opened at,Status,Channel', lines));
    expect(id).toEqual({ hash: ['Opened at', 'Channel'] });
  });

  it('are known by the two columns of a day and its time', async () => {
    const text = complaints(60)
      .replace('Opened at', 'Opened date,Opened time')
      .replaceAll(/(2026-10-\d\d) /g, '$1,');
    expect((await keyOf(text)).id).toEqual({ hash: ['Opened date', 'Opened time', 'Customer ID'] });
  });

  it.each([
    ['days and branches are not enough', ofDays(28, 'Branch', (i) => `Branch ${i}`)],
    ['a day and a customer of few rows prove nothing', ofDays(20, 'Customer ID', (i) => `C${i}`)],
    ['two have one customer and minute', complaints(60, { again: 1 })],
    ['few rows prove nothing', complaints(6)],
  ])('are known by all of their row where %s, which is said', async (_, text) => {
    const { id, asked } = await keyOf(text);
    expect(id).toEqual({ hash: 'all' });
    expect(asked).toMatchObject([{ columns: [], chosen: 'all', options: [{ value: 'all' }] }]);
  });

  it('are told in either language what follows of it', async () => {
    const [known] = (await keyOf(complaints(60))).asked;
    const [unknown] = (await keyOf(complaints(6))).asked;
    const [lasting, all] = known?.options ?? [];
    if (!known || !unknown || !lasting || !all) throw new Error('nothing is asked');
    const option = ({ params }: typeof lasting, language: 'en' | 'ar') =>
      bare(optionSentence({ code: 'ASK_KNOWN_BY', params }, language));
    expect(bare(questionSentence(known, 'en'))).toContain('No column names the case');
    expect(option(lasting, 'en')).toContain('(Opened at, Customer ID)');
    expect(option(all, 'en')).toContain('counts twice');
    expect(bare(questionSentence(unknown, 'en'))).toContain('counts twice');
    expect(bare(questionSentence(unknown, 'en'))).toContain('number of the case');
    expect(option(lasting, 'ar')).toContain('(Opened at، Customer ID)');
    expect(option(all, 'ar')).toContain('مرتين');
    expect(bare(questionSentence(unknown, 'ar'))).toContain('مرتين');
    expect(bare(questionSentence(unknown, 'ar'))).toContain('رقم الحالة');
  });
});

/** Invitations of one customer each, of which the first `answered` are answered two days later. */
function invitations(count: number, answered: number, customer = (i: number) => `C${300 + i}`) {
  const lines = rows(count, (i) => {
    const day = two(1 + (i % 20));
    const answer = i < answered ? `2026-10-${two(3 + (i % 20))} 12:00,${i % 11}` : ',';
    return `2026-10-${day} 09:${two(i % 60)},${answer},${customer(i)}`;
  });
  return fileOf('Sent At,Responded At,NPS,Customer ID', lines);
}

describe('invitations without a number', () => {
  it('are known by when they were sent and to whom, so that one that is answered later is the same one', async () => {
    const guess = await guessText(invitations(100, 40));
    expect(guess.questions.find(({ id }) => id === 'known-by')).toMatchObject({
      columns: ['Sent At', 'Customer ID'],
      params: { of: 'invitation' },
      chosen: 'lasting',
    });
    const found = async (answered: number) =>
      (await readText(invitations(100, answered), guess.mapping)).records;
    const [before, after] = [await found(40), await found(60)];
    expect(after.map(({ externalId }) => externalId)).toEqual(
      before.map(({ externalId }) => externalId),
    );
    expect(new Set(after.map(({ externalId }) => externalId)).size).toBe(100);
    expect(after.filter(({ fields }) => 'score' in fields && fields.score !== null)).toHaveLength(
      60,
    );
  });

  it('are known by all of their row where nothing tells one from another, which is said in either language', async () => {
    const guess = await guessText(invitations(100, 40, () => 'C1').replaceAll(/09:\d\d/g, '09:00'));
    const asked = guess.questions.find(({ id }) => id === 'known-by');
    if (!asked) throw new Error('nothing is asked');
    expect(asked).toMatchObject({ columns: [], chosen: 'all', options: [{ value: 'all' }] });
    expect(bare(questionSentence(asked, 'en'))).toContain(
      'answered between two files counts twice',
    );
    expect(bare(questionSentence(asked, 'ar'))).toContain('يُجاب عنها بين ملفين تُحسب مرتين');
  });

  it('are not asked about where all of them are answered', async () => {
    const guess = await guessText(invitations(100, 100));
    expect(guess.questions.filter(({ id }) => id === 'known-by')).toEqual([]);
  });
});

/** Reviews, of which the first `replied` have been replied to. */
function reviews(
  replied: number,
  day = (i: number) => `2026-10-${two(1 + (i % 28))}T10:${two(i % 60)}:07Z`,
) {
  const lines = rows(90, (i) => {
    const reply = i < replied ? '2026-11-01T09:00:00Z,Thank you' : ',';
    return `${day(i)},${1 + (i % 5)},${words(i)},${reply}`;
  });
  return fileOf(
    'Review Date,Star Rating,Review Text,Developer Reply Date,Developer Reply Text',
    lines,
  );
}

describe('reviews without a number', () => {
  it.each([
    ['when they were written', undefined, ['Review Date']],
    [
      'the day and their words',
      (i: number) => `2026-10-${two(1 + (i % 28))}`,
      ['Review Date', 'Review Text'],
    ],
  ])(
    'are known by %s, so that one that was replied to is the same one',
    async (_, day, columns) => {
      const guess = await guessText(reviews(0, day));
      const asked = guess.questions.find(({ id }) => id === 'known-by');
      expect(asked).toMatchObject({ columns, params: { of: 'answer' }, chosen: 'lasting' });
      const found = async (replied: number): Promise<string[]> =>
        (await readText(reviews(replied, day), guess.mapping)).records.map(
          ({ externalId }) => externalId,
        );
      expect(await found(60)).toEqual(await found(0));
      expect(new Set(await found(0)).size).toBe(90);
    },
  );
});

describe('what is not asked', () => {
  it('is by what cases with a number are known', async () => {
    const numbered = complaints(60)
      .split('\n')
      .map((line, i) => (i === 0 ? `Ticket ID,${line}` : `T-${i},${line}`))
      .join('\n');
    const { asked, id } = await keyOf(numbered);
    expect([asked, id]).toEqual([[], { column: 'Ticket ID' }]);
  });

  it('is by what answers are known', async () => {
    const lines = rows(60, (i) => `2026-10-${two(1 + (i % 28))},${i % 11},Fine ${i}`);
    const guess = await guessText(fileOf('Date,NPS,Comment', lines));
    expect(guess.questions.filter(({ id }) => id === 'known-by')).toEqual([]);
    expect(guess.mapping.records[0]?.id).toEqual({ hash: 'all' });
  });
});
