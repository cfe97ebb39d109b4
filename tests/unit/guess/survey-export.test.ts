import { describe, expect, it } from 'vitest';
import type { Guess } from '#server/ingest/guess/guessed.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { casesOf, readText, responsesOf } from '../ingest/reading.ts';
import type { Whole } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';
import * as files from './survey-files.ts';

function targets({ columns }: Guess): Record<string, string | null> {
  return Object.fromEntries(columns.map(({ column, target }) => [column, target]));
}

/** Every record is an answer: how many there are for each question, and none is refused. */
function answers({ records, rejects }: Whole): Record<string, number> {
  expect(rejects).toEqual([]);
  const found: Record<string, number> = {};
  for (const { fields } of responsesOf(records)) {
    const asked = fields.instrument ?? '';
    found[asked] = (found[asked] ?? 0) + 1;
  }
  expect(responsesOf(records)).toHaveLength(records.length);
  return found;
}

// Counts: the generators in survey-files.ts, by hand.
describe.each(['texts', 'numbers'] as const)('an export of Qualtrics with choices as %s', (as) => {
  const text = files.qualtrics(as);

  it('is answers of a survey: when they were recorded, by whom, in which language', async () => {
    const guess = await guessText(text);
    expect(guess.shape).toBe('survey');
    expect(targets(guess)).toEqual({
      StartDate: null,
      EndDate: null,
      Status: null,
      IPAddress: null,
      Progress: null,
      'Duration (in seconds)': null,
      Finished: null,
      RecordedDate: 'at',
      ResponseId: 'id',
      RecipientEmail: null,
      ExternalReference: 'customer',
      DistributionChannel: 'dimensions.channel',
      UserLanguage: 'fields.language',
      Q1: 'instruments.q1',
      Q2: 'instruments.q2',
      Q3: 'fields.text',
      Q4: 'fields.text',
    });
    const why = (name: string) => columnOf(guess, name).why.code;
    expect(['Progress', 'Duration (in seconds)', 'Finished', 'Status'].map(why)).toEqual([
      'SURVEY_TOOL',
      'SURVEY_TOOL',
      'SURVEY_TOOL',
      'SURVEY_TRIALS',
    ]);
  });

  it('has its questions by their words, with the header beside them', async () => {
    const guess = await guessText(text);
    const asked = 'How likely are you to recommend us to a friend or colleague?';
    expect(columnOf(guess, 'Q1')).toMatchObject({ header: 'Q1', question: asked });
    expect(columnOf(guess, 'ResponseId').question).toBeNull();
    expect(guess.mapping.instruments).toMatchObject([
      { id: 'q1', kind: 'nps', question: { en: asked, ar: asked } },
      { id: 'q2', kind: 'csat', scaleMax: 5 },
    ]);
  });

  it('is read without its previews unless somebody keeps them, each comment once', async () => {
    const guess = await guessText(text);
    expect(guess.questions[0]).toMatchObject({
      id: 'trials',
      params: { rows: 3 },
      chosen: 'leave',
    });
    const whole = await readText(text, guess.mapping);
    expect(answers(whole)).toEqual({ q1: 57, q2: 57 });
    expect(responsesOf(whole.records)[0]?.fields.text).toBe(
      'Waiting took long, visit 0\nIt broke after 0 days',
    );
    const kept = await guessText(text, { answers: { trials: 'keep' } });
    expect(answers(await readText(text, kept.mapping))).toEqual({ q1: 60, q2: 60 });
  });
});

describe('numbers of an export of Qualtrics', () => {
  it('are no scores where one of several things was chosen, and what it groups itself is one', async () => {
    const text = files.qualtricsChoices(true);
    const guess = await guessText(text);
    expect(targets(guess)).toMatchObject({
      Q1: 'attributes.q1',
      Q2: 'attributes.q2',
      Q3: 'attributes.q3',
      Q4_NPS_GROUP: null,
      Q4: 'instruments.q4',
    });
    expect(guess.mapping.instruments).toMatchObject([{ id: 'q4', kind: 'nps' }]);
    expect(columnOf(guess, 'Q4').certainty).toBe('sure');
    expect(guess.questions).toMatchObject([{ id: 'zone' }]);
    expect(answers(await readText(text, guess.mapping))).toEqual({ q4: 40 });
  });

  it('are asked about where nothing tells whether they are scores', async () => {
    const text = files.qualtricsChoices(false);
    const guess = await guessText(text);
    expect(targets(guess)).toMatchObject({ Q1: 'attributes.q1', Q2: 'attributes.q2' });
    expect(columnOf(guess, 'Q3')).toMatchObject({ target: 'instruments.q3', certainty: 'doubt' });
    expect(guess.questions).toMatchObject([
      {
        id: 'scores',
        code: 'ASK_SCORES',
        options: [{ value: 'Q3', params: { asked: 'Your visit to us today' } }],
        chosen: ['Q3'],
      },
      { id: 'zone' },
    ]);
  });
});

describe('a survey of which no score is left', () => {
  const text = files.qualtricsChoices(false);
  const ways = {
    'the question which are scores': { answers: { scores: [] } },
    'its column': { told: { Q3: null } },
  };

  it.each(Object.entries(ways))(
    'by %s is taken by no import until its rows are said to be something',
    async (_, said) => {
      const guess = await guessText(text, said);
      expect(guess.shape).toBe('survey');
      expect(guess.questions).toContainEqual(
        expect.objectContaining({ id: 'no-score', code: 'ASK_NO_SCORE', chosen: null }),
      );
      expect(() => readMapping(guess.mapping)).toThrow('MAPPING_INVALID');
      const answered = await guessText(text, {
        ...said,
        answers: { ...('answers' in said ? said.answers : {}), 'no-score': 'case' },
      });
      expect(answered.questions.find(({ id }) => id === 'no-score')?.chosen).toBe('case');
      const { records, rejects } = await readText(text, answered.mapping);
      expect([casesOf(records).length, rejects]).toEqual([40, []]);
    },
  );

  it('has the column that is no score as an attribute, whatever else is corrected', async () => {
    const said = { answers: { scores: [], 'no-score': 'case' } };
    expect(targets(await guessText(text, said))).toMatchObject({
      Q3: 'attributes.q3',
      RecordedDate: 'at',
    });
    const corrected = await guessText(text, { ...said, told: { Q1: 'dimensions.branch' } });
    expect(targets(corrected)).toMatchObject({ Q1: 'dimensions.branch', Q3: 'attributes.q3' });
  });

  it('is one of answers again once another column is said to be a score', async () => {
    const guess = await guessText(text, { told: { Q3: null, Q2: 'instruments.csat' } });
    expect(guess.questions).toMatchObject([{ id: 'zone' }]);
    expect(answers(await readText(text, guess.mapping))).toEqual({ q2: 40 });
  });
});

describe('the older export of Qualtrics', () => {
  it('is read by the names below its numbers', async () => {
    const text = files.qualtricsLegacy();
    const guess = await guessText(text);
    expect(targets(guess)).toEqual({
      V1: 'id',
      V2: null,
      V3: null,
      V4: null,
      V5: null,
      V6: 'at',
      V7: null,
      Q1: 'instruments.q1',
      Q2: 'fields.text',
    });
    expect(columnOf(guess, 'V4').question).toBe('Status');
    expect(answers(await readText(text, guess.mapping))).toEqual({ q1: 39 });
  });
});

describe('an export of another survey tool', () => {
  it('SurveyMonkey: questions in the first line, every comment with the answer', async () => {
    const text = files.surveyMonkey();
    const guess = await guessText(text);
    expect(targets(guess)).toMatchObject({
      'Respondent ID': 'id',
      'Collector ID': null,
      'Date Created': null,
      'Date Modified': 'at',
      'What would you change about our product?': 'fields.text',
      'Any other comments, questions, or concerns?': 'fields.text',
    });
    const whole = await readText(text, guess.mapping);
    expect(Object.values(answers(whole))).toEqual([50, 50]);
    expect(responsesOf(whole.records)[0]?.fields.text).toBe(
      'Cheaper by 0 please\nThanks for the help 0',
    );
  });

  it('Typeform: a question that asks for a rating is a score', async () => {
    const text = files.typeform();
    const guess = await guessText(text);
    expect(targets(guess)).toMatchObject({
      '#': 'id',
      'Submit Date (UTC)': 'at',
      'Start Date (UTC)': null,
      'Response Type': null,
      'Which product do you use?': 'dimensions.product',
    });
    expect(guess.mapping.instruments).toMatchObject([
      { kind: 'nps' },
      { scaleMin: 1, scaleMax: 5 },
    ]);
    expect(Object.values(answers(await readText(text, guess.mapping)))).toEqual([40, 40]);
  });

  it.each(['en', 'ar'] as const)('Microsoft Forms, in %s', async (language) => {
    const text = files.microsoftForm(language);
    const guess = await guessText(text);
    expect(guess.columns.map(({ target }) => target?.replace(/^(instruments)\..*/, '$1'))).toEqual([
      'id',
      undefined,
      'at',
      undefined,
      undefined,
      'instruments',
      'fields.text',
    ]);
    expect(Object.values(answers(await readText(text, guess.mapping)))).toEqual([40]);
  });

  it('Google Forms, which adds nothing but the time', async () => {
    const text = files.googleForm();
    const guess = await guessText(text);
    expect(targets(guess)).toMatchObject({
      Timestamp: 'at',
      'Which branch did you visit?': 'dimensions.branch',
      'Any comments?': 'fields.text',
    });
    expect(Object.values(answers(await readText(text, guess.mapping)))).toEqual([40, 40]);
  });
});

describe('a file that only looks like one', () => {
  it('keeps its status and its end: things with dates that were rated', async () => {
    const lines = rows(40, (i) => {
      const day = `2026-10-${String(1 + (i % 28)).padStart(2, '0')}`;
      return `${i + 100},${day},${day},${i % 2 ? 'open' : 'closed'},P ${i},${1 + (i % 5)}`;
    });
    const guess = await guessText(fileOf('id,start date,end date,status,name,satisfaction', lines));
    expect(guess.shape).toBe('cases');
    expect(targets(guess)).toMatchObject({
      status: 'fields.status',
      'end date': 'fields.resolvedAt',
    });
  });
});

describe('a question that every row repeats', () => {
  const asking = (question: string, header = 'id,day,Question,Score') =>
    guessText(
      fileOf(
        header,
        rows(
          40,
          (i) =>
            `v-${i},2026-10-${String(1 + (i % 28)).padStart(2, '0')},"${question}",${1 + (i % 5)}`,
        ),
      ),
    );

  it('is what the scores beside it answer', async () => {
    const question = 'How satisfied were you with your visit?';
    const guess = await asking(question);
    expect(guess.mapping.instruments).toMatchObject([{ question: { en: question, ar: question } }]);
    expect(guess.asked).toEqual([question]);
    expect(columnOf(guess, 'Question')).toMatchObject({
      target: null,
      why: { code: 'QUESTION_OF' },
    });
    const arabic = 'ما مدى رضاك عن زيارتك للفرع؟';
    const read = await asking(arabic, 'رقم,التاريخ,السؤال,التقييم');
    expect(read.mapping.instruments).toMatchObject([{ question: { ar: arabic } }]);
  });

  it('is another instrument than one of the same name that asked in other words', async () => {
    const question = 'How satisfied were you with your visit?';
    const first = await asking(question);
    const instruments = (first.mapping.instruments ?? []).map((one) => ({ ...one, code: 1 }));
    const text = (asked: string) =>
      fileOf(
        'id,day,Question,Score',
        rows(40, (i) => `c-${i},2026-10-02,"${asked}",${1 + (i % 5)}`),
      );
    const ids = async (asked: string) =>
      (await guessText(text(asked), { instruments })).mapping.instruments?.map(({ id }) => id);
    const [known] = instruments;
    expect(await ids(question)).toEqual([known?.id]);
    expect(await ids('How well did we solve your complaint?')).not.toEqual([known?.id]);
  });

  it('is not what one customer asked in a comment', async () => {
    const comment = 'Why was my claim for the cup refused?';
    const lines = rows(20, (i) => `a-${i},2026-10-02,${i % 11},${i === 3 ? comment : ''}`);
    const guess = await guessText(fileOf('id,day,nps,comment', lines));
    expect(JSON.stringify(guess.mapping.instruments)).not.toContain(comment);
    expect(columnOf(guess, 'comment').why.code).not.toBe('QUESTION_OF');
  });

  it('is no question where rows repeat something else', async () => {
    const guess = await asking('Riyadh main branch');
    expect(guess.mapping.instruments).toMatchObject([{ question: { en: 'Score' } }]);
    // A header says nothing of what was asked.
    expect(guess.asked).toEqual([]);
  });
});

describe('a comment', () => {
  it('stands with the first score that its row has, and is lost in none', async () => {
    const text = fileOf(
      'response id,response date,how likely are you to recommend us (0-10),satisfaction (1-5),comment',
      rows(40, (i) => {
        const [nps, csat] = [
          i % 4 === 1 ? 'N/A' : String(i % 11),
          i % 4 === 2 ? '' : String(1 + (i % 5)),
        ];
        return `R${i},2026-10-${10 + (i % 19)},${nps},${csat},"What I say ${i}"`;
      }),
    );
    const guess = await guessText(text);
    const { records, rejects } = await readText(text, guess.mapping);
    expect(rejects).toEqual([]);
    const told = records.flatMap(({ kind, externalId, fields }) =>
      kind === 'response' && fields.text !== null ? [[externalId, fields.text]] : [],
    );
    expect(told).toHaveLength(40);
    expect(new Set(told.map(([, said]) => said)).size).toBe(40);
    const second = guess.mapping.instruments?.[1]?.id ?? '';
    expect(told.filter(([id]) => id?.endsWith(second))).toHaveLength(10);
  });
});
