import { describe, expect, it } from 'vitest';
import { endsSaid } from '#server/ingest/guess/ends-said.ts';
import type { GuessInput } from '#server/ingest/guess/guess.ts';
import { optionSentence, whySentence } from '#server/messages/guess.ts';
import { readText, responsesOf } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** A survey of one question, whose answers are the cells one after the other. */
function survey(header: string, cells: readonly string[], hint?: string): string {
  return fileOf(`response id,response date,"${header}"`, [
    ...(hint === undefined ? [] : [`Response ID,Recorded date,"${hint}"`]),
    ...rows(60, (i) => `R${i},2026-05-${two(1 + (i % 28))},"${cells[i % cells.length] ?? ''}"`),
  ]);
}

/** The scores of the cells in their order, by the first sixty rows. */
async function scoresOf(text: string, count: number, more: Partial<GuessInput> = {}) {
  const { answers = {} } = more;
  const guess = await guessText(text, { answers });
  const { records, rejects } = await readText(text, guess.mapping);
  const byId = new Map(
    responsesOf(records).map(({ externalId, fields }) => [externalId, fields.score ?? null]),
  );
  const scores = Array.from({ length: count }, (_, i) => byId.get(`R${i}`) ?? null);
  return { guess, rejects, scores, instrument: guess.mapping.instruments?.[0] };
}

const ONE_TO_FIVE = ['1', '2', '3', '4', '5'];

describe('the ends of a scale', () => {
  it.each([
    ['Facilidad (1 muy fácil - 5 muy difícil)', 'low', 5],
    ['CES (1 = very easy, 5 = very difficult)', 'low', 5],
    ['Satisfaction (1 = very satisfied, 5 = very dissatisfied)', 'low', 5],
    ['سهولة (1 سهل جدا - 5 صعب جدا)', 'low', 5],
    ['سهولة (١ سهل جدًا - ٥ صعب جدًا)', 'low', 5],
    ['الرضا (1 = ممتاز، 5 = سيئ)', 'low', 5],
    ['Facilité (1 = très facile à 5 = très difficile)', 'low', 5],
    ['Satisfação (1 ótimo a 5 péssimo)', 'low', 5],
    ['very easy (1) to very hard (7)', 'low', 7],
    ['Ease, very easy 1 - 5 very difficult', 'low', 5],
    ['Effort (1 = very low, 7 = very high)', 'low', 7],
    ['5 = very difficult, 1 = very easy', 'low', 5],
    ['1 = Very easy 2 = Easy 3 = Neutral 4 = Difficult 5 = Very difficult', 'low', 5],
    ['Rating 1-5 (1 = best)', 'low', 5],
    ['How easy was it, where 1 is not difficult and 5 is not easy?', 'low', 5],
    ['How satisfied were you? (1 = very dissatisfied; 4 = very satisfied)', 'high', 4],
    ['How easy (1 = not at all easy, 7 = very easy)', 'high', 7],
    ['ما مدى رضاك عن الخدمة؟ (١ = غير راضٍ، ٧ = راضٍ جدًا)', 'high', 7],
    ['Satisfação (1 péssimo a 5 ótimo)', 'high', 5],
  ] as const)('are read: %s', (header, best, most) => {
    expect(endsSaid(header)).toMatchObject({ best, high: most });
  });

  it.each([
    'How easy was it? (1-5)',
    'How satisfied were you with branch 1 or 2?',
    'Satisfaction (1-10)',
    'Was it easy to get help in 3 days?',
    'رضا العملاء (1-4)',
  ])('are not read into what says nothing of them: %s', (header) => {
    expect(endsSaid(header)).toBeNull();
  });
});

describe('a scale whose low end is good', () => {
  it.each([
    ['Facilidad (1 muy fácil - 5 muy difícil)', 'custom'],
    ['CES (1 = very easy, 5 = very difficult)', 'custom'],
    ['Satisfaction (1 = very satisfied, 5 = very dissatisfied)', 'csat'],
    ['سهولة (1 سهل جدا - 5 صعب جدا)', 'custom'],
  ])('is turned round, which is asked and said: %s', async (header, kind) => {
    const text = survey(header, ONE_TO_FIVE);
    const { guess, scores, instrument, rejects } = await scoresOf(text, 5);
    // Ease on five steps is a series of its own.
    expect(instrument).toMatchObject({ kind, scaleMin: 1, scaleMax: 5, topFrom: 4, bottomTo: 2 });
    expect([scores, rejects]).toEqual([[5, 4, 3, 2, 1], []]);
    expect(guess.questions).toMatchObject([
      { code: 'ASK_BEST_END', id: `best-end:${header}`, chosen: 'low', columns: [header] },
    ]);
    expect(guess.questions[0]?.options.map(({ value }) => value)).toEqual(['low', 'high']);
    const [low] = guess.questions[0]?.options ?? [];
    const option = { code: 'ASK_BEST_END', params: low?.params ?? {} } as const;
    expect(optionSentence(option, 'en')).toMatch(/^1: turn the scale round/);
    expect(whySentence(columnOf(guess, header).why, 'en')).toMatch(
      /1 is the best answer here.*1 is kept as 5, and 5 as 1\.$/,
    );
  });

  it('stays as it is where a person says that its high end is the best, who is asked still', async () => {
    const header = 'CES (1 = very easy, 5 = very difficult)';
    const text = survey(header, ONE_TO_FIVE);
    const answers = { [`best-end:${header}`]: 'high' };
    const { guess, scores, instrument } = await scoresOf(text, 5, { answers });
    expect(scores).toEqual([1, 2, 3, 4, 5]);
    expect(guess.questions).toMatchObject([{ code: 'ASK_BEST_END', chosen: 'high' }]);
    expect(whySentence(columnOf(guess, header).why, 'en')).not.toContain('best');
    expect(instrument).toMatchObject({ scaleMin: 1, scaleMax: 5 });
  });

  it('is said by the row below the header or by the labels as well', async () => {
    const hint = 'How easy was it to get help? 1 = very easy, 7 = very difficult';
    const cells = ['1', '2', '3', '4', '5', '6', '7'];
    const below = await scoresOf(survey('Q1', cells, hint), 7);
    expect(below.scores).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect(below.guess.questions).toMatchObject([{ code: 'ASK_BEST_END', chosen: 'low' }]);
    const words = [
      '1 - Very satisfied',
      '2 - Satisfied',
      '4 - Dissatisfied',
      '5 - Very dissatisfied',
    ];
    const labels = await scoresOf(survey('Satisfaction', words), 4);
    expect(labels.scores).toEqual([5, 4, 2, 1]);
    expect(labels.guess.questions).toMatchObject([{ code: 'ASK_BEST_END', chosen: 'low' }]);
  });

  it('is read in digits of either kind, and what is beyond it is refused', async () => {
    const arabic = ['١', '٢', '٣', '٤', '٥'];
    const header = 'سهولة (١ سهل جدًا - ٥ صعب جدًا)';
    const found = await scoresOf(survey(header, arabic), 5);
    expect(found.scores).toEqual([5, 4, 3, 2, 1]);
    const satisfied = 'Satisfaction (1 = very satisfied, 5 = very dissatisfied)';
    const cells = [...ONE_TO_FIVE, ...ONE_TO_FIVE, ...ONE_TO_FIVE, ...ONE_TO_FIVE.slice(1), '9'];
    const beyond = await scoresOf(survey(satisfied, cells), 20);
    expect(beyond.scores).toEqual([5, 4, 3, 2, 1, 5, 4, 3, 2, 1, 5, 4, 3, 2, 1, 4, 3, 2, 1, null]);
    expect(beyond.rejects).toHaveLength(3);
  });

  it('reads the other spellings of a later file', async () => {
    const header = 'Satisfaction (1 = very satisfied, 5 = very dissatisfied)';
    const { mapping } = await guessText(survey(header, ONE_TO_FIVE));
    const cells = ['1.0', '٢', '٣٫٠', '۴', '5,0'];
    const later = await readText(survey(header, cells), mapping);
    expect(later.rejects).toEqual([]);
    const byId = new Map(
      responsesOf(later.records).map(({ externalId, fields }) => [externalId, fields.score]),
    );
    expect(cells.map((_, i) => byId.get(`R${i}`))).toEqual([5, 4, 3, 2, 1]);
  });

  it('of half points is turned round on the doubled scale', async () => {
    const header = 'Satisfaction (1 = very satisfied, 5 = very dissatisfied)';
    const found = await scoresOf(survey(header, ['1', '1.5', '2', '4.5', '5']), 5);
    expect(found.instrument).toMatchObject({ scaleMin: 2, scaleMax: 10 });
    expect(found.scores).toEqual([10, 9, 8, 3, 2]);
  });

  it('leaves words and scales that say nothing of their ends as they are', async () => {
    const words = await guessText(survey('Satisfaction', ['Satisfied', 'Neutral', 'Dissatisfied']));
    const plain = await guessText(survey('How easy was it to get help (1-5)', ONE_TO_FIVE));
    expect([words.questions, plain.questions]).toEqual([[], []]);
  });
});
