import { describe, expect, it } from 'vitest';
import { questionSentence, whySentence } from '#server/messages/guess.ts';
import { readText, responsesOf } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');

function survey(header: string, words: readonly string[], count: number): string {
  return fileOf(
    `response id,response date,${header}`,
    rows(count, (i) => `R${i},2026-05-${two(1 + (i % 28))},"${words[i % words.length] ?? ''}"`),
  );
}

async function scoresOf(header: string, words: readonly string[], count = 60, scale?: string) {
  const text = survey(header, words, count);
  const answers = scale === undefined ? {} : { [`scale:${header}`]: scale };
  const guess = await guessText(text, { answers });
  const { records, rejects } = await readText(text, guess.mapping);
  expect(rejects).toEqual([]);
  const scores = responsesOf(records).map(({ fields }) => fields.score);
  return {
    guess,
    instrument: guess.mapping.instruments?.[0],
    scores: scores.slice(0, words.length),
  };
}

const FOUR = { kind: 'csat', scaleMin: 1, scaleMax: 4, topFrom: 3, bottomTo: 2 };
const FIVE = { kind: 'csat', scaleMin: 1, scaleMax: 5, topFrom: 4, bottomTo: 2 };
const EN = ['Excellent', 'Good', 'Fair', 'Poor'];

describe('grades of which four are said', () => {
  it.each([
    ['Overall satisfaction', EN],
    ['Overall satisfaction', ['Very good', 'Good', 'Fair', 'Poor']],
    ['مستوى الرضا', ['ممتاز', 'جيد', 'مقبول', 'ضعيف']],
    ['Satisfaction globale', ['Excellent', 'Bon', 'Moyen', 'Mauvais']],
    ['Satisfacción general', ['Excelente', 'Bueno', 'Regular', 'Malo']],
  ])('are on four steps, and each is told: %s, %j', async (header, words) => {
    const { guess, instrument, scores } = await scoresOf(header, words);
    expect([instrument, scores, guess.questions]).toMatchObject([FOUR, [4, 3, 2, 1], []]);
    const { why } = columnOf(guess, header);
    for (const language of ['en', 'ar'] as const) {
      const said = whySentence(why, language);
      for (const [i, word] of words.entries()) expect(said).toContain(`${word} = ${4 - i}`);
    }
  });

  it.each([
    ['Overall satisfaction', ['Excellent', 'Very good', 'Good', 'Fair', 'Poor']],
    ['مستوى الرضا', ['ممتاز', 'جيد جدا', 'جيد', 'مقبول', 'ضعيف']],
    ['Overall satisfaction', ['Excellent', 'Good', 'Fair', 'Poor', 'Very poor']],
  ])('are on five where a fifth is: %s, %j', async (header, words) => {
    const { instrument, scores } = await scoresOf(header, words);
    expect([instrument, scores]).toMatchObject([FIVE, [5, 4, 3, 2, 1]]);
  });

  it('leave it open in few answers whether there is a fifth, and are read as somebody says', async () => {
    const few = await scoresOf('Satisfaction', EN, 20);
    expect([few.instrument, few.scores]).toMatchObject([FOUR, [4, 3, 2, 1]]);
    expect(few.guess.questions).toMatchObject([{ code: 'ASK_SCALE', chosen: '1..4' }]);
    const [question] = few.guess.questions;
    if (!question) throw new Error('no question');
    expect(questionSentence(question, 'en')).toContain('Excellent, Good, Fair, Poor');
    expect(questionSentence(question, 'ar')).toContain('لم يختره أحد');
    const said = await scoresOf('Satisfaction', EN, 20, '1..5');
    expect([said.instrument, said.scores]).toMatchObject([FIVE, [5, 4, 3, 2]]);
    expect(said.guess.questions).toMatchObject([{ code: 'ASK_SCALE', chosen: '1..5' }]);
  });
});

describe('agreement that is asked without a middle', () => {
  const SIX = { kind: 'custom', scaleMin: 1, scaleMax: 6, topFrom: 5, bottomTo: 2 };
  const slightly = ['Strongly agree', 'Agree', 'Slightly agree', 'Slightly disagree', 'Disagree'];

  it.each([
    ['You made it easy to get help', [...slightly, 'Strongly disagree']],
    [
      'You made it easy to get help',
      [
        'Strongly agree',
        'Moderately agree',
        'Somewhat agree',
        'Somewhat disagree',
        'Moderately disagree',
        'Strongly disagree',
      ],
    ],
    [
      'كان من السهل التعامل معنا',
      ['أوافق بشدة', 'أوافق', 'أوافق إلى حد ما', 'لا أوافق إلى حد ما', 'لا أوافق', 'لا أوافق بشدة'],
    ],
  ])('is on six steps, and no ease, which is asked on seven: %s %j', async (header, words) => {
    const { guess, instrument, scores } = await scoresOf(header, words);
    expect([instrument, scores, guess.questions]).toMatchObject([SIX, [6, 5, 4, 3, 2, 1], []]);
  });

  it('is on seven with it, or where somebody says so of few answers', async () => {
    const header = 'You made it easy to get help';
    const seven = [...slightly.slice(0, 3), 'Neutral', ...slightly.slice(3), 'Strongly disagree'];
    const all = await scoresOf(header, seven, 70);
    expect([all.instrument, all.scores]).toMatchObject([{ kind: 'ces' }, [7, 6, 5, 4, 3, 2, 1]]);
    const six = [...slightly, 'Strongly disagree'];
    const few = await scoresOf(header, six, 24);
    expect(few.guess.questions).toMatchObject([{ code: 'ASK_SCALE', chosen: '1..6' }]);
    const said = await scoresOf(header, six, 24, '1..7');
    expect([said.instrument, said.scores]).toMatchObject([{ kind: 'ces' }, [7, 6, 5, 3, 2, 1]]);
  });
});

describe('how often something held', () => {
  const statements = [
    ['Nurses listened carefully', 'Doctors explained things', 'Room kept clean'],
    ['استمعت إليك الممرضات', 'شرح لك الأطباء', 'كانت الغرفة نظيفة'],
  ];
  const often = [
    ['Always', 'Usually', 'Sometimes', 'Never'],
    ['دائمًا', 'عادة', 'أحيانًا', 'أبدًا'],
  ];
  const patients = (asked: readonly string[], words: readonly string[]): string =>
    fileOf(
      `Survey ID,Survey date,${asked.join(',')}`,
      rows(60, (i) => {
        const cells = asked.map((_, k) => words[(i + k) % words.length]).join(',');
        return `S${i},2026-05-${two(1 + (i % 28))},${cells}`;
      }),
    );

  // HCAHPS has these four.
  it.each([0, 1])('is an answer to each of several statements, on four steps (%i)', async (n) => {
    const text = patients(statements[n] ?? [], often[n] ?? []);
    const guess = await guessText(text);
    const four = { ...FOUR, kind: 'custom' };
    expect(guess.mapping.instruments).toMatchObject([four, four, four]);
    const { records, rejects } = await readText(text, guess.mapping);
    expect([responsesOf(records).length, rejects]).toEqual([180, []]);
    // The first patient said the first three words.
    expect(
      responsesOf(records)
        .map(({ fields }) => fields.score)
        .slice(0, 3),
    ).toEqual([4, 3, 2]);
  });

  it('tells sometimes from rarely where both are said', async () => {
    const words = ['Always', 'Often', 'Sometimes', 'Rarely', 'Never'];
    const { instrument, scores } = await scoresOf('How satisfied were you with the wait?', words);
    expect([instrument, scores]).toMatchObject([{ scaleMax: 5 }, [5, 4, 3, 2, 1]]);
  });

  it('is an answer beside a score, as agreement and contentment with a statement are', async () => {
    const text = fileOf(
      'Response ID,Response date,NPS,Staff were kind,Parking',
      rows(60, (i) => {
        const agreed = ['Strongly agree', 'Agree', 'Neutral', 'Disagree'][i % 4] ?? '';
        const liked = ['Good', 'Fair', 'Poor'][i % 3] ?? '';
        return `R${i},2026-05-${two(1 + (i % 28))},${i % 11},${agreed},${liked}`;
      }),
    );
    const { instruments } = (await guessText(text)).mapping;
    expect(instruments?.map(({ id }) => id)).toEqual(['nps', 'staff-were-kind', 'parking']);
  });

  it('stays what it is of a bug, and in a list of cases', async () => {
    const text = fileOf(
      'Ticket ID,Created at,Status,Reproducible',
      rows(60, (i) => `T${i},2026-05-01,Open,${often[0]?.[i % 4] ?? ''}`),
    );
    const guess = await guessText(text);
    expect([guess.shape, columnOf(guess, 'Reproducible').role]).toEqual(['cases', 'attribute']);
  });
});
