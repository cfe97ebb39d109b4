import { describe, expect, it } from 'vitest';
import { guessMapping } from '#server/ingest/guess/guess.ts';
import type { Guess } from '#server/ingest/guess/guessed.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { sentence } from '#server/messages/sentence.ts';
import { casesOf, readAll, readText, responsesOf } from '../ingest/reading.ts';
import type { Whole } from '../ingest/reading.ts';
import { guessText } from './sampled.ts';
import * as files from './tool-files.ts';
import type { ToolFile } from './tool-files.ts';

/** Guesses a file as a newcomer does, answering nothing, and reads it all by that. */
async function taken(
  { name, bytes }: ToolFile,
  answers: Record<string, string> = {},
): Promise<{ guess: Guess; whole: Whole }> {
  const input = { bytes, name };
  const sample = await sampleFile(input);
  const today = Date.UTC(2026, 10, 28);
  const guess = guessMapping({ ...sample, fileName: name, today, answers });
  return { guess, whole: await readAll({ input, mapping: guess.mapping, zone: 'Asia/Riyadh' }) };
}

function targets({ columns }: Guess): Record<string, string | null> {
  return Object.fromEntries(columns.map(({ column, target }) => [column, target]));
}

/** How many records there are of each kind, and of what scores the answers are. */
function counts({ records }: Whole): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { kind } of records) found[kind] = (found[kind] ?? 0) + 1;
  return found;
}

function ids({ records }: Whole): number {
  return new Set(records.map(({ kind, externalId }) => `${kind} ${externalId}`)).size;
}

function sumOf({ records }: Whole, field: string): number {
  return records.reduce((sum, { fields }) => {
    // Whatever kind it is of, the field is looked up by its name.
    const value = (fields as Record<string, unknown>)[field];
    return sum + (typeof value === 'number' ? value : 0);
  }, 0);
}

/** Answered invitations, and all that arrived, as the response rate has them. */
function rateOf({ records }: Whole): [number, number] {
  const sent = responsesOf(records).filter(({ fields }) => fields.invitedAt !== null);
  return [sent.filter(({ fields }) => fields.score !== null).length, sent.length];
}

function refusals({ rejects }: Whole): string[] {
  return rejects.map(({ code, params, line }) =>
    sentence({ code, params: { ...params, line } }, 'en'),
  );
}

// Rows and values: the generators in tool-files.ts, counted by hand.
describe('a file as a tool exports it is taken as it is meant, without an answer to any question:', () => {
  it('tickets of a help desk, whose customers are contacts and whose promises are told in words', async () => {
    const { guess, whole } = await taken(files.freshdesk());
    expect(guess.shape).toBe('cases');
    expect(targets(guess)).toMatchObject({
      'Ticket ID': 'id',
      'Created time': 'at',
      'Due by Time': 'fields.dueAt',
      'Resolved time': 'fields.resolvedAt',
      'Resolution status': 'fields.slaTold',
      Group: 'dimensions.department',
      'Contact ID': 'customer',
    });
    expect([counts(whole), whole.rejects]).toEqual([{ case: 60 }, []]);
    const told = whole.records.map(({ fields }) => 'slaTold' in fields && fields.slaTold);
    // Of four tickets in a row the first is told as kept, the second as broken, the others are not told.
    expect(told.slice(0, 4)).toEqual([true, false, null, null]);
  });

  it('cases of a CRM with American dates of twelve hours', async () => {
    const { guess, whole } = await taken(files.salesforce());
    expect(targets(guess)).toMatchObject({
      'Case Number': 'id',
      'Date/Time Opened': 'at',
      'Date/Time Closed': 'fields.resolvedAt',
    });
    expect([counts(whole), whole.rejects]).toEqual([{ case: 50 }, []]);
    // 10/1/2026 1:00 AM in Riyadh, three hours before UTC.
    expect(whole.records[0]?.at).toBe(Date.UTC(2026, 8, 30, 22));
  });

  it('tickets of another CRM', async () => {
    const { guess, whole } = await taken(files.hubspot());
    expect(targets(guess)).toMatchObject({ 'Ticket ID': 'id', 'Create date': 'at' });
    expect([counts(whole), whole.rejects]).toEqual([{ case: 45 }, []]);
  });

  it('conversations, whose header says that times are those of UTC', async () => {
    const { guess, whole } = await taken(files.intercom());
    expect(guess.questions).toMatchObject([{ code: 'ASK_ZONE', chosen: 'UTC' }]);
    expect(whole.records[0]?.at).toBe(Date.UTC(2026, 9, 1, 9));
    // Every second conversation is rated.
    expect([counts(whole), whole.rejects]).toEqual([{ contact: 48, response: 24 }, []]);
  });

  it('half hours of a queue, each a record of its own, and the line of totals refused by name', async () => {
    const { guess, whole } = await taken(files.intervals());
    expect(guess.shape).toBe('daily_totals');
    expect([counts(whole), ids(whole)]).toEqual([{ daily_total: 40 }, 40]);
    expect(targets(guess)).toMatchObject({ 'Total Handle (s)': 'fields.talkSum' });
    // 40 times 20, and 0 to 6 over and over: five whole rounds of 21, and 0 to 4.
    expect(sumOf(whole, 'offered')).toBe(40 * 20 + 5 * 21 + 10);
    expect(refusals(whole)).toEqual([
      '“Total” in “Date” on line 42 is not a date. Expected: D/M/YYYY, as in 31/5/2026.',
    ]);
  });

  it('a report of days below a title, two rows of a day kept apart by the skill', async () => {
    const { guess, whole } = await taken(files.twoHeaderLines());
    expect(guess.mapping.format).toEqual({ headerLine: 4 });
    expect([counts(whole), ids(whole)]).toEqual([{ daily_total: 40 }, 40]);
    // 40 times 96, and 0 to 8 over and over: four whole rounds of 36, and 0 to 3.
    expect(sumOf(whole, 'offered')).toBe(40 * 96 + 4 * 36 + 6);
    expect(refusals(whole)).toHaveLength(1);
  });

  it('a survey with a second line below its questions', async () => {
    const { guess, whole } = await taken(files.surveyMonkey());
    expect([guess.shape, guess.mapping.format]).toEqual(['survey', { headerRows: 2 }]);
    expect(guess.mapping.instruments).toMatchObject([
      { kind: 'nps', scaleMin: 0, scaleMax: 10 },
      { kind: 'csat', scaleMin: 1, scaleMax: 5 },
    ]);
    expect([counts(whole), whole.rejects]).toEqual([{ response: 100 }, []]);
    // 0 to 10 over and over, four rounds of 55 and 0 to 5; 5 to 1 ten times.
    expect(sumOf(whole, 'score')).toBe(4 * 55 + 15 + 10 * 15);
  });

  it('a survey of a form, with its questions asked in words', async () => {
    const { guess, whole } = await taken(files.typeform());
    expect(guess.mapping.instruments).toMatchObject([
      { kind: 'nps', scaleMin: 0, scaleMax: 10 },
      { kind: 'ces', scaleMin: 1, scaleMax: 7 },
    ]);
    expect(targets(guess)).toMatchObject({ 'Tell us more': 'fields.text' });
    expect(guess.questions).toMatchObject([{ code: 'ASK_ZONE', chosen: 'UTC' }]);
    expect([counts(whole), whole.rejects]).toEqual([{ response: 80 }, []]);
  });

  it('an Arabic form with the halves of the day as ص and م', async () => {
    const { guess, whole } = await taken(files.googleForm());
    expect(guess.shape).toBe('survey');
    expect(targets(guess)).toMatchObject({
      'طابع زمني': 'at',
      الفرع: 'dimensions.branch',
      'كيف يمكننا التحسين؟': 'fields.text',
    });
    expect([counts(whole), whole.rejects]).toEqual([{ response: 100 }, []]);
    expect(sumOf(whole, 'score')).toBe(4 * 55 + 15 + 10 * 15);
    // 2 October, 2:01:05 in the afternoon, in Riyadh.
    expect(whole.records.at(2)?.at).toBe(Date.UTC(2026, 9, 2, 11, 1, 5));
  });

  it('an Arabic register below merged titles, with Arabic-Indic digits and a line of totals', async () => {
    const { guess, whole } = await taken(files.register());
    expect(guess.mapping.format).toEqual({ headerLine: 4 });
    expect(targets(guess)).toEqual({
      'رقم الشكوى': 'id',
      'تاريخ الشكوى': 'at',
      الإدارة: 'dimensions.department',
      القناة: 'dimensions.channel',
      الحالة: 'fields.status',
      'رقم الهوية': null,
    });
    expect(counts(whole)).toEqual({ case: 40 });
    expect(refusals(whole)).toHaveLength(1);
    expect(refusals(whole)[0]).toContain('on line 45');
  });

  it('a French list that tells Excel its delimiter, with decimal commas and answers in words', async () => {
    const { guess, whole } = await taken(files.frenchExcel());
    expect(guess.mapping.format).toBeUndefined();
    expect(targets(guess)).toMatchObject({
      'N° de réclamation': 'id',
      'Date de création': 'at',
      Satisfaction: 'instruments.satisfaction',
    });
    expect([counts(whole), whole.rejects]).toEqual([{ response: 40 }, []]);
    // Five answers from 5 to 1, eight times.
    expect(sumOf(whole, 'score')).toBe(8 * 15);
    expect(whole.records[1]?.attributes['delai-jours']).toBe(2.5);
  });

  it('a text of UTF-16 with tabs and stars', async () => {
    const { guess, whole } = await taken(files.utf16Tabs());
    expect(targets(guess)).toMatchObject({
      Case: 'id',
      Opened: 'at',
      Rating: 'instruments.rating',
    });
    expect([counts(whole), sumOf(whole, 'score')]).toEqual([{ response: 40 }, 8 * 15]);
  });

  it('invitations to a survey, most of them not answered, and some that never arrived', async () => {
    const { guess, whole } = await taken(files.invitations());
    expect(guess.shape).toBe('survey');
    expect(targets(guess)).toMatchObject({
      'Invitation ID': 'id',
      'Sent At': 'fields.invitedAt',
      'Responded At': 'at',
      Comment: 'fields.text',
    });
    // 60 invitations; 9, 19, … 59 never arrived, which are odd and so not among the answered 0, 4, … 56.
    expect([counts(whole), whole.rejects, rateOf(whole)]).toEqual([{ response: 54 }, [], [15, 54]]);
    expect(whole.rowsUnused).toBe(6);
    // 0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7 and then 0, 4, 8, 1 again.
    expect(sumOf(whole, 'score')).toBe(55 + 13);
    // The first was sent at 9:00 in Riyadh on 1 October and answered a day later at 10:07; the second was not answered.
    expect(whole.records.slice(0, 2).map(({ at }) => at)).toEqual([
      Date.UTC(2026, 9, 2, 7, 7),
      Date.UTC(2026, 9, 2, 7, 7),
    ]);
  });

  it('invitations that only a status tells, unless somebody says that they are none', async () => {
    const file = files.invitationsByStatus();
    const { guess, whole } = await taken(file);
    expect(guess.shape).toBe('survey');
    expect(guess.questions).toMatchObject([{ code: 'ASK_INVITATIONS', chosen: 'invitations' }]);
    expect([counts(whole), whole.rejects, rateOf(whole)]).toEqual([{ response: 50 }, [], [10, 50]]);
    const other = await taken(file, { invitations: 'none' });
    expect([counts(other.whole), rateOf(other.whole)]).toEqual([{ response: 10 }, [0, 0]]);
  });

  it('tickets that tell how long they took and not when they were solved', async () => {
    const { guess, whole } = await taken(files.hoursToResolve());
    expect(guess.questions).toMatchObject([{ code: 'ASK_ZONE' }]);
    expect(targets(guess)).toMatchObject({
      Created: 'at',
      'Resolution time (hours)': 'fields.resolvedAt',
      'First response time (minutes)': 'fields.firstResponseAt',
    });
    expect([counts(whole), whole.rejects]).toEqual([{ case: 40 }, []]);
    const hours = casesOf(whole.records).map(({ at, fields: { resolvedAt } }) =>
      resolvedAt === null ? null : (resolvedAt - at) / 3_600_000,
    );
    // The tenth and the thirtieth were solved before they came: kept, to be counted as impossible on the data page.
    expect(hours.slice(0, 4)).toEqual([1.5, 3, 4.5, null]);
    expect(hours.filter((one) => one !== null && one < 0)).toEqual([-1.5, -1.5]);
    expect(hours.filter((one) => one === null)).toHaveLength(10);
    const [first] = casesOf(whole.records);
    expect((first?.fields.firstResponseAt ?? 0) - (first?.at ?? 0)).toBe(5 * 60_000);
  });

  it.each([
    ['call id,call time,queue,wait seconds,talk seconds,answered', 'yes', 'no'],
    ['رقم المكالمة,وقت المكالمة,القسم,مدة الانتظار,مدة المكالمة,تم الرد', 'نعم', 'لا'],
  ])('whether a call was answered, as whether it was abandoned: %s', async (header, yes, no) => {
    const calls = Array.from({ length: 60 }, (_, i) => {
      const day = String(1 + (i % 28)).padStart(2, '0');
      const isAnswered = i % 3 !== 0;
      return `C-${1000 + i},2026-10-${day} 09:${10 + (i % 40)},Billing,${20 + i},${isAnswered ? 180 + i : ''},${isAnswered ? yes : no}`;
    });
    const text = [header, ...calls].join('\n');
    const guess = await guessText(text);
    const { records, rejects } = await readText(text, guess.mapping);
    expect([guess.shape, records.length, rejects]).toEqual(['contacts', 60, []]);
    const given = records.map(({ fields }) => ('abandoned' in fields ? fields.abandoned : 'none'));
    expect(given).toEqual(calls.map((_, i) => i % 3 === 0));
  });

  it('scores out of ten, and in per cent', async () => {
    const { guess, whole } = await taken(files.outOfTen());
    expect(guess.mapping.instruments).toMatchObject([
      { kind: 'csat', scaleMax: 100 },
      { scaleMax: 10 },
    ]);
    // 1 to 10 four times and 1 to 4; 20 to 100 eight times and 20 to 80.
    expect([counts(whole), sumOf(whole, 'score')]).toEqual([
      { response: 88 },
      4 * 55 + 10 + 8 * 300 + 200,
    ]);
  });
});

describe('days of the Hijri calendar', () => {
  it('are read as such, not left aside', async () => {
    const { guess, whole } = await taken(files.hijriDays());
    expect(targets(guess)).toMatchObject({ 'رقم البلاغ': 'id', 'تاريخ البلاغ': 'at' });
    expect(guess.questions).toEqual([]);
    expect([counts(whole), whole.rejects]).toEqual([{ case: 40 }, []]);
    // 1 Rabi II 1448 by the tables of Umm al-Qura: 12 September 2026, which begins three hours before UTC does.
    expect(whole.records[0]?.at).toBe(Date.UTC(2026, 8, 11, 21));
  });
});
