import { describe, expect, it } from 'vitest';
import { QUESTION_CODES, WHY_CODES } from '#server/contract/guess.ts';
import type { QuestionCode, WhyCode } from '#server/contract/guess.ts';
import { RECORD_FIELDS } from '#server/domain/records/fields.ts';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import type { ProblemParams } from '#server/domain/problem.ts';
import { guessAr } from '#server/messages/guess-ar.ts';
import { guessEn } from '#server/messages/guess-en.ts';
import { optionSentence, questionSentence, whySentence } from '#server/messages/guess.ts';
import { LANGUAGES } from '#server/messages/words.ts';

const COLUMN = { column: 'Opened', target: 'at', examples: ['1/2', '3/4'] };
const DATES = { ...COLUMN, format: 'D/M/YYYY', example: '25/12/2025', evidence: 'order' };
const SCORES = { ...COLUMN, kind: 'csat', min: 1, max: 5 };
const REPEATS = { column: 'id', rows: 603, different: 150, by: 'updated' };

/** Parameters that each reason is given with; a code without an example does not compile. */
const WHY: Readonly<Record<WhyCode, ProblemParams>> = {
  HEADER_AND_VALUES: COLUMN,
  HEADER_ONLY: COLUMN,
  VALUES_ONLY: COLUMN,
  TOLD: COLUMN,
  ID_UNIQUE: { ...COLUMN, rows: 12 },
  ID_TWICE: { ...COLUMN, ids: 2 },
  ID_REPEATS_LAST_WINS: REPEATS,
  ID_OF_ROWS: { column: 'Ticket' },
  CLOCK_OF: { column: 'Call time', other: 'Call date' },
  MONTH_DATE: { column: 'Month', target: 'at', example: 'Jan 2026' },
  ROWS_SPREAD: { column: 'Question', as: 'asked' },
  ROWS_APART: { column: 'Any comment?' },
  ROWS_DIFFER: { column: 'Actor', by: ['Ticket'] },
  EVENT_DATE: { column: 'When', target: 'at', pick: 'first', events: ['created'] },
  EVENTS_COUNTED: { target: 'fields.handovers', events: ['transferred'] },
  DATE_FORMAT: DATES,
  DATE_ORDER_PROVEN: DATES,
  DATE_ORDER_LIKELY: DATES,
  DATE_ORDER_OPEN: DATES,
  DATE_ORDERS_MIXED: {
    ...DATES,
    dayFirst: '13/01/2026',
    monthFirst: '01/25/2026',
    either: '03/04/2026',
  },
  SCORE_SCALE: { ...SCORES, outside: 3, times: 2 },
  SCORE_LABELS: { ...SCORES, silent: ['N/A'], best: 1, steps: ['Good = 5', 'Bad = 1'] },
  SCORE_TWO: { ...SCORES, low: '0', high: '1' },
  DURATION_UNIT: { ...COLUMN, unit: 'minutes', example: '12' },
  ELAPSED: {
    ...COLUMN,
    target: 'fields.resolvedAt',
    other: 'Opened',
    unit: 'hours',
    example: '3.5',
  },
  CHANNEL_WORDS: COLUMN,
  PART_OF_TEXT: { ...COLUMN, other: 'Body' },
  SHARE_OF_COUNT: { ...COLUMN, other: 'Answered' },
  CATEGORY_KEPT: { ...COLUMN, different: 7 },
  ROLE_TAKEN: { ...COLUMN, other: 'Agency' },
  EMPTY: COLUMN,
  CONSTANT: { ...COLUMN, value: 'QUEENS' },
  ROW_NUMBER: { column: 'Index', use: 'day' },
  QUEUE_NUMBER: { ...COLUMN, examples: ['A101'] },
  PERSONAL: COLUMN,
  PERSONAL_KEY: COLUMN,
  DATE_AFTER: { ...COLUMN, other: 'Opened', share: 80 },
  DATE_EXTRA: COLUMN,
  DATE_UNREADABLE: COLUMN,
  TOO_MANY_VALUES: COLUMN,
  ATTRIBUTES_FULL: { ...COLUMN, limit: 20 },
  NUMBER_UNKNOWN: COLUMN,
  TECHNICAL: COLUMN,
  STAFF_NOTE: COLUMN,
  QUESTION_OF: { ...COLUMN, value: 'How was the visit?', other: 'Score' },
  SAME_AS: { ...COLUMN, other: 'Borough' },
  HANDED_OVER: { ...COLUMN, target: 'fields.humanJoinedAt', examples: ['yes'] },
  ABANDONED_WORDS: { ...COLUMN, target: 'fields.abandoned', examples: ['Abandoned'] },
  STATUS_ENDS: {
    column: 'Status',
    target: 'fields.status',
    examples: ['closed', 'solved'],
    by: 'Updated at',
  },
  SURVEY_TOOL: COLUMN,
  SURVEY_TRIALS: { column: 'Status' },
  TOLD_PARTLY: { ...COLUMN, rows: 3 },
  TOLD_NOT: { ...COLUMN, reason: 'values' },
  DISPLACED: { ...COLUMN, other: 'Agency' },
  MOVED: { ...COLUMN, others: ['Agency', 'Opened'] },
};

/** Parameters of each question, and of one of its options. */
const ASK: Readonly<Record<QuestionCode, { ask: ProblemParams; option: ProblemParams }>> = {
  ASK_DATE_ORDER: {
    ask: { column: 'Opened', value: '03/04/2026' },
    option: { order: 'dayFirst', day: '2026-04-03' },
  },
  ASK_ZERO: {
    ask: { column: 'staff', zeros: 24, min: 1, max: 5 },
    option: { as: 'missing' },
  },
  ASK_ZONE: { ask: { columns: ['Opened'], example: '1/2/2026 10:00' }, option: { zone: 'UTC' } },
  ASK_ID: { ask: { columns: ['id', 'key'] }, option: { column: 'id' } },
  ASK_NO_DATE: { ask: {}, option: { day: '2026-11-27' } },
  ASK_INDEX_BASE: { ask: { column: 'Index', first: 1 }, option: { day: '2026-11-27' } },
  ASK_ID_REPEATS: { ask: REPEATS, option: { ...REPEATS, keep: 'last' } },
  ASK_ID_TWICE: { ask: { column: 'id', ids: 12, examples: ['7'] }, option: { keep: 'last' } },
  ASK_QUEUE_NUMBER: {
    ask: { column: 'Ticket', examples: ['A101', 'B007'] },
    option: { as: 'queue' },
  },
  ASK_KNOWN_BY: {
    ask: { columns: ['Opened', 'Customer'] },
    option: { by: 'lasting', columns: ['Opened', 'Customer'] },
  },
  ASK_ANSWER_ROWS: {
    ask: { column: 'Question', answers: 'Answer', questions: 3, by: ['Response'] },
    option: { as: 'together', by: ['Response'] },
  },
  ASK_EVENT_ROWS: {
    ask: {
      column: 'Event',
      time: 'When',
      by: 'Ticket',
      examples: ['created'],
      others: ['seen'],
      field: 'Field',
      state: 'status',
    },
    option: { as: 'together', by: 'Ticket' },
  },
  ASK_BEGUN: { ask: { cases: 12, examples: ['created'] }, option: { as: 'leave' } },
  ASK_MESSAGE_ROWS: {
    ask: { column: 'Sender', time: 'Sent', by: 'Session', examples: ['bot', 'customer'] },
    option: { as: 'together', by: 'Session' },
  },
  ASK_TURN_ROWS: {
    ask: { column: 'Query', other: 'Reply', time: 'Sent', by: 'Session' },
    option: { as: 'together', by: 'Session' },
  },
  ASK_SCALE: { ask: { column: 'score', max: 4 }, option: { min: 1, max: 5, apart: 'ces' } },
  ASK_BEST_END: {
    ask: { column: 'Ease', min: 1, max: 5 },
    option: { as: 'low', min: 1, max: 5 },
  },
  ASK_DURATION_UNIT: { ask: { column: 'wait', value: '12' }, option: { unit: 'minutes' } },
  ASK_INVITATIONS: {
    ask: { column: 'Status', rows: 12, value: 'Sent' },
    option: { as: 'invitations' },
  },
  ASK_ENDED: {
    ask: { column: 'Status', rows: 12, examples: ['closed', 'solved'] },
    option: { as: 'updated', column: 'Updated at' },
  },
  ASK_END_CODES: { ask: { column: 'Status', by: 'Updated at' }, option: { value: '4', rows: 12 } },
  ASK_END_OF_DAY: {
    ask: { column: 'Closed', other: 'Opened', rows: 3 },
    option: { as: 'end' },
  },
  ASK_REOPENED: {
    ask: { column: 'Status', rows: 3, examples: ['Re-opened'] },
    option: { as: 'open' },
  },
  ASK_VOIDED: {
    ask: { column: 'Status', rows: 3, examples: ['Deleted', 'Spam'] },
    option: { as: 'leave' },
  },
  ASK_TRIALS: {
    ask: { column: 'Status', rows: 3, examples: ['Survey Preview'] },
    option: { as: 'leave' },
  },
  ASK_SCORES: {
    ask: { columns: ['Q5', 'Q6'] },
    option: { column: 'Q5', asked: 'Which branch do you use?' },
  },
  ASK_SUMMARY: { ask: { figures: ['Responses', 'NPS'] }, option: {} },
  ASK_NO_SCORE: { ask: {}, option: { kind: 'case' } },
};

/** Reasons and questions that count rows, or say something of every row. */
const WHY_COUNTED = [
  'ID_UNIQUE',
  'ID_TWICE',
  'ID_REPEATS_LAST_WINS',
  'SCORE_SCALE',
  'CATEGORY_KEPT',
  'EMPTY',
  'CONSTANT',
  'DATE_AFTER',
  'QUESTION_OF',
  'SAME_AS',
  'TOLD_PARTLY',
] as const satisfies readonly WhyCode[];
const ASK_COUNTED = [
  'ASK_ZERO',
  'ASK_ID_REPEATS',
  'ASK_ID_TWICE',
  'ASK_ANSWER_ROWS',
  'ASK_SCALE',
  'ASK_INVITATIONS',
  'ASK_ENDED',
  'ASK_END_OF_DAY',
  'ASK_REOPENED',
  'ASK_TRIALS',
  'ASK_VOIDED',
] as const satisfies readonly QuestionCode[];
const SO_FAR = { en: 'looked at so far', ar: 'فُحص حتى الآن' };
const PART = { lookedAt: 1500 };

function bare(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '');
}

describe.each(LANGUAGES)('what the guesser says in %s', (language) => {
  it.each(WHY_CODES)('gives the reason %s as a whole sentence in its language', (code) => {
    const text = whySentence({ code, params: WHY[code] }, language);
    expect(text).not.toMatch(/[⟨⟩]|undefined|NaN| {2}/);
    expect(bare(text)).toMatch(/\.$/);
    expect(/[\u0621-\u064a]/.test(text)).toBe(language === 'ar');
  });

  it.each(QUESTION_CODES)('asks %s and names its options', (code) => {
    const { ask, option } = ASK[code];
    const question = questionSentence({ code, params: ask }, language);
    expect(question).not.toMatch(/[⟨⟩]|undefined|NaN| {2}/);
    expect(bare(question)).toMatch(/[?؟]$/);
    expect(/[\u0621-\u064a]/.test(question)).toBe(language === 'ar');
    expect(optionSentence({ code, params: option }, language)).not.toMatch(/[⟨⟩]|undefined|^$/);
  });

  it.each(WHY_COUNTED)('says of what %s counts that it is of a part, only where it is', (code) => {
    const said = (more: ProblemParams) =>
      whySentence({ code, params: { ...WHY[code], ...more } }, language);
    expect(said(PART)).toContain(SO_FAR[language]);
    expect(said(PART)).not.toMatch(/ {2}/);
    expect(said({})).not.toMatch(/looked at|فُحص/);
  });

  it.each(ASK_COUNTED)('says of what %s counts that it is of a part, only where it is', (code) => {
    const said = (more: ProblemParams) =>
      questionSentence({ code, params: { ...ASK[code].ask, ...more } }, language);
    expect(said(PART)).toContain(SO_FAR[language]);
    expect(said(PART)).not.toMatch(/ {2}/);
    expect(said({})).not.toMatch(/looked at|فُحص/);
  });

  it('says the same of the rows of a value that is chosen, and of a column without any', () => {
    const option = { code: 'ASK_END_CODES', params: { value: '4', rows: 12 } } as const;
    const empty = { code: 'TOLD_NOT', params: { ...COLUMN, reason: 'empty' } } as const;
    const part = <P extends ProblemParams>(params: P) => ({ ...params, ...PART });
    const soFar = /looked at so far|فُحص(ت)? حتى الآن/;
    expect(optionSentence({ ...option, params: part(option.params) }, language)).toMatch(soFar);
    expect(whySentence({ ...empty, params: part(empty.params) }, language)).toMatch(soFar);
    expect(optionSentence(option, language)).not.toMatch(/looked at|فُحص/);
    expect(whySentence(empty, language)).not.toMatch(/looked at|فُحص/);
  });

  it('has a name for every place in a record', () => {
    const { places } = language === 'en' ? guessEn : guessAr;
    const fields = Object.values(RECORD_FIELDS).flatMap((kind) => Object.keys(kind));
    // The automation facts of a session and the score are never guessed as plain fields.
    const never =
      /^(instrument|score|entered|offeredBoth|chosen|humanAsked|askedBeforeTrying|botFailedAt|humanJoinedAt|endedResolved|contextPassed)$/;
    const wanted = [
      ...DIMENSIONS.map((dimension) => `dimensions.${dimension}`),
      ...fields.filter((name) => !never.test(name)).map((name) => `fields.${name}`),
    ];
    expect(wanted.filter((place) => !(place in places))).toEqual([]);
  });
});
