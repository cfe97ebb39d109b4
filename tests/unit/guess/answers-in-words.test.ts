import { describe, expect, it } from 'vitest';
import { whySentence } from '#server/messages/guess.ts';
import { readText, responsesOf } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';
import type { Told } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** A survey of one question, whose answers are the words one after the other. */
function survey(header: string, words: readonly string[]): string {
  return fileOf(
    `response id,response date,${header}`,
    rows(60, (i) => `R${i},2026-05-${two(1 + (i % 28))},"${words[i % words.length] ?? ''}"`),
  );
}

/** The score that each word has, in the order of the words; null = the row is no answer. */
async function scoresOf(header: string, words: readonly string[], told: Told = {}) {
  const text = survey(header, words);
  const guess = await guessText(text, { told });
  const { records, rejects } = await readText(text, guess.mapping);
  const byId = new Map(
    responsesOf(records).map(({ externalId, fields }) => [externalId, fields.score ?? null]),
  );
  return {
    guess,
    rejects,
    scores: words.map((_, i) => byId.get(`R${i}`) ?? null),
    instrument: guess.mapping.instruments?.[0],
  };
}

const FIVE = { kind: 'csat', scaleMin: 1, scaleMax: 5, topFrom: 4, bottomTo: 2 };
const THREE = { kind: 'csat', scaleMin: 1, scaleMax: 3, topFrom: 3, bottomTo: 1 };
const AR = ['راضٍ جداً', 'راضٍ', 'محايد', 'غير راضٍ', 'غير راضٍ جداً'];
const EN = ['Very satisfied', 'Satisfied', 'Neutral', 'Dissatisfied', 'Very dissatisfied'];

describe('words by which nobody answers', () => {
  it.each([
    ['الرضا العام', AR, 'لا أعلم'],
    ['الرضا العام', AR, 'لا ينطبق'],
    ['الرضا العام', AR, 'أفضل عدم الإجابة'],
    ['Overall satisfaction', EN, "Don't know"],
    ['Overall satisfaction', EN, 'Don’t know'],
    ['Overall satisfaction', EN, 'N/A'],
    ['Overall satisfaction', EN, 'n.a.'],
    ['Overall satisfaction', EN, 'Not applicable'],
    ['Overall satisfaction', EN, 'Prefer not to say'],
    ['Overall satisfaction', EN, 'No answer'],
    ['Overall satisfaction', EN, 'Unknown'],
    [
      'Satisfaction globale',
      [
        'Très satisfaite',
        'Plutôt satisfaite',
        'Neutre',
        'Peu satisfaite',
        'Pas du tout satisfaite',
      ],
      'Ne sait pas',
    ],
    [
      'Satisfacción general',
      ['Muy satisfecha', 'Satisfecha', 'Indiferente', 'Insatisfecha', 'Nada satisfecha'],
      'No aplica',
    ],
    [
      'Nível de satisfação',
      ['Muito satisfeita', 'Satisfeita', 'Neutra', 'Insatisfeita', 'Muito insatisfeita'],
      'Não se aplica',
    ],
  ])('are no answer to %s, and the others its scale: %j, %s', async (header, words, silent) => {
    const found = await scoresOf(header, [...words, silent]);
    expect(found.guess.shape).toBe('survey');
    expect(found.instrument).toMatchObject(FIVE);
    expect(found.scores).toEqual([5, 4, 3, 2, 1, null]);
    expect(found.rejects).toEqual([]);
  });

  it('are said, where no column of any file has them', async () => {
    const { guess } = await scoresOf('Overall satisfaction', [...EN, 'Not sure']);
    const { why } = columnOf(guess, 'Overall satisfaction');
    expect(whySentence(why, 'en')).toMatch(/No answer: Not sure\.$/);
    expect(whySentence(why, 'ar')).toMatch(/Not sure/);
  });

  it('may be many, and make no score where there is nothing beside them', async () => {
    const many = await scoresOf('Overall satisfaction', [
      'Satisfied',
      ...rows(5, () => 'No answer'),
    ]);
    expect(many.scores).toEqual([4, null, null, null, null, null]);
    const alone = await guessText(survey('Overall satisfaction', ['No answer', "Don't know"]));
    expect(alone.mapping.instruments).toBeUndefined();
  });

  it('are no answer among numbers and labels that begin with their number, either', async () => {
    const numbers = await scoresOf('CSAT', ['5', '4', '3', '2', '1', "Don't know"]);
    expect(numbers.instrument).toMatchObject(FIVE);
    expect([numbers.scores, numbers.rejects]).toEqual([[5, 4, 3, 2, 1, null], []]);
    const words = ['5 - Muy satisfecho', '3 - Neutral', '1 - Muy insatisfecho', 'No sabe'];
    const labels = await scoresOf('Satisfacción (1-5)', words);
    expect([labels.scores, labels.rejects]).toEqual([[5, 3, 1, null], []]);
  });

  it('and words of any thing make a score where the header says what they are of, only', async () => {
    const words = ['Excellent', 'Good', 'Fair', 'Poor', 'Unknown'];
    const rated = await scoresOf('Satisfaction', words);
    expect(rated.scores).toEqual([4, 3, 2, 1, null]);
    const state = await guessText(survey('Pavement', words));
    expect(state.mapping.instruments).toBeUndefined();
  });

  it('leave a column of labels of feeling what it is', async () => {
    const found = await scoresOf('Sentiment', ['positive', 'neutral', 'negative', 'Unknown']);
    expect(found.instrument).toMatchObject({ kind: 'sentiment' });
    expect(found.scores).toEqual([1, 0, -1, null]);
  });
});

describe('words of happiness', () => {
  it.each([
    ['مؤشر السعادة', ['سعيد', 'محايد', 'غير سعيد']],
    ['Happiness', ['Happy', 'Neutral', 'Unhappy']],
    ['Rating', ['Happy', 'Neutral', 'Unhappy']],
    ['Satisfaction', ['Content', 'Neutre', 'Mécontent']],
    ['Nivel de satisfacción', ['Feliz', 'Neutral', 'Infeliz']],
    ['Nível de satisfação', ['Contente', 'Neutro', 'Descontente']],
  ])('on three steps are satisfaction from 1 to 3: %s', async (header, words) => {
    const found = await scoresOf(header, [...words, 'N/A']);
    expect(found.instrument).toMatchObject(THREE);
    expect(found.scores).toEqual([3, 2, 1, null]);
    expect(found.rejects).toEqual([]);
  });

  it.each([
    ['Rating', ['Very Happy', 'Happy', 'Neutral', 'Unhappy']],
    ['مؤشر السعادة', ['سعيد جداً', 'سعيد', 'محايد', 'غير سعيد']],
    ['Feedback score', ['Very happy', 'Happy', 'Neutral', 'Unhappy', 'Very unhappy']],
  ])('with an end of five are on five steps, the lowest said or not: %s', async (header, words) => {
    const found = await scoresOf(header, words);
    expect(found.instrument).toMatchObject(FIVE);
    expect(found.scores).toEqual([5, 4, 3, 2, 1].slice(0, words.length));
  });

  it('are taken as satisfaction where a person says so, whatever else stands in the column', async () => {
    const words = ['Very Happy', 'Happy', 'Neutral', 'Unhappy', 'Prefer not to say', 'purple'];
    const before = await guessText(survey('Mood', words));
    expect(columnOf(before, 'Mood').role).not.toBe('score');
    const found = await scoresOf('Mood', words, { Mood: 'instruments.csat' });
    expect(found.instrument).toMatchObject(FIVE);
    expect(found.scores).toEqual([5, 4, 3, 2, null, null]);
    expect(columnOf(found.guess, 'Mood').why).toMatchObject({
      code: 'TOLD_PARTLY',
      params: { rows: 10, examples: ['purple'] },
    });
    expect(found.rejects).toHaveLength(10);
  });
});
