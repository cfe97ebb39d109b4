import { describe, expect, it } from 'vitest';
import { whySentence } from '#server/messages/guess.ts';
import { casesOf, readText, responsesOf } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const dayOf = (i: number): string => `2026-05-${two(1 + (i % 28))}`;

/** A list of reviews with one score each, the scores over and over. */
function reviews(header: string, scores: readonly string[]): string {
  return fileOf(
    `review id,review date,${header},comment`,
    rows(60, (i) => `R${i},${dayOf(i)},"${scores[i % scores.length] ?? ''}",Note ${i}`),
  );
}

async function scored(header: string, scores: readonly string[]) {
  const text = reviews(header, scores);
  const guess = await guessText(text);
  const { records, rejects } = await readText(text, guess.mapping);
  expect(rejects).toEqual([]);
  return {
    guess,
    instrument: guess.mapping.instruments?.[0],
    scores: responsesOf(records)
      .slice(0, scores.length)
      .map(({ fields }) => fields.score),
  };
}

const TEN = { scaleMin: 1, scaleMax: 10, topFrom: 9, bottomTo: 6 };
const FIVE = { scaleMin: 1, scaleMax: 5, topFrom: 4, bottomTo: 2 };
const HUNDRED = { scaleMin: 10, scaleMax: 100, topFrom: 90, bottomTo: 60 };

describe('scores written with the end of their scale', () => {
  it.each([
    ['Rating', ['4/5', '1/5', '3/5'], FIVE, [4, 1, 3]],
    ['Rating', ['3/5', '2 / 5', '1/5'], FIVE, [3, 2, 1]],
    ['Score', ['8/10', '9/10', '7/10'], TEN, [8, 9, 7]],
    ['Rating', ['4 out of 5', '2 out of 5'], FIVE, [4, 2]],
    ['التقييم', ['٤ من ٥', '٢ من ٥'], FIVE, [4, 2]],
    ['Note', ['4 sur 5', '5 sur 5'], FIVE, [4, 5]],
  ])(
    'are on that scale, whichever of it was given: %s %j',
    async (header, texts, scale, scores) => {
      const found = await scored(header, texts);
      expect([found.instrument, found.scores]).toMatchObject([scale, scores]);
      expect(found.guess.questions).toEqual([]);
    },
  );

  it.each([
    ['Rating', ['9.2/10', '8.0/10', '6/10'], HUNDRED, [92, 80, 60]],
    ['Note', ['9,2/10', '7,5/10', '10/10'], HUNDRED, [92, 75, 100]],
    ['Rating', ['4.5/5', '3/5'], { scaleMin: 2, scaleMax: 10, topFrom: 8, bottomTo: 4 }, [9, 6]],
  ])('keep their tenths and halves, and say so: %s %j', async (header, texts, scale, scores) => {
    const found = await scored(header, texts);
    expect([found.instrument, found.scores]).toMatchObject([scale, scores]);
    const { why } = columnOf(found.guess, header);
    const times = (scores[0] ?? 0) === 9 ? 2 : 10;
    expect(whySentence(why, 'en')).toContain(`kept ${times} times as great`);
    expect(whySentence(why, 'ar')).toContain(`مضروبة في ${times}`);
  });

  it('are refused where a later file has another scale', async () => {
    const { guess } = await scored('Rating', ['4/5', '2/5']);
    const later = await readText(reviews('Rating', ['4/5', '4/10']), guess.mapping);
    expect([later.records.length, later.rejects.length]).toEqual([30, 30]);
  });

  it('are none where each has its own', async () => {
    const guess = await guessText(reviews('Rating', ['4/5', '8/10', '3/5']));
    expect(guess.mapping.instruments).toBeUndefined();
  });
});

describe('reviews that rate one thing after the other', () => {
  const codes = (i: number, ...steps: number[]): string =>
    steps.map((step) => 1 + ((i * step) % 5)).join(',');

  it.each([
    [
      'Review date,Hotel,Rating,Title,Positive,Negative,Room,Value,Cleanliness',
      ['Rating', 'Room', 'Value', 'Cleanliness'],
    ],
    [
      'تاريخ التقييم,الفرع,التقييم,العنوان,الإيجابيات,السلبيات,الغرف,القيمة,النظافة',
      ['التقييم', 'الغرف', 'القيمة', 'النظافة'],
    ],
    [
      'Date de l’avis,Agence,Note,Titre,Points positifs,Points négatifs,Chambre,Rapport qualité-prix,Propreté',
      ['Note', 'Chambre', 'Rapport qualité-prix', 'Propreté'],
    ],
  ])('are answers to each, with all that was said beside the whole: %s', async (header, asked) => {
    const text = fileOf(
      header,
      rows(60, (i) => {
        const said = `Stay ${i},The view was nice on day ${i},${i % 3 ? '' : `The street was loud on day ${i}`}`;
        return `${dayOf(i)},House ${i % 4},${1 + (i % 9)}.${i % 10}/10,${said},${codes(i, 1, 2, 3)}`;
      }),
    );
    const guess = await guessText(text);
    expect(guess.shape).toBe('survey');
    expect(guess.mapping.instruments?.map(({ question }) => question.en)).toEqual(asked);
    const { records, rejects } = await readText(text, guess.mapping);
    expect([responsesOf(records).length, records.length, rejects]).toEqual([240, 240, []]);
    const [first] = responsesOf(records);
    expect(first?.fields).toMatchObject({
      instrument: guess.mapping.instruments?.[0]?.id,
      text: 'Stay 0\nThe view was nice on day 0\nThe street was loud on day 0',
    });
  });

  it('need no rating of the whole where they are several', async () => {
    const text = fileOf(
      'Review ID,Review Date,Property,Overall,Rooms,Service,Location,Value,Review',
      rows(60, (i) => `R${i},${dayOf(i)},House ${i % 4},${codes(i, 1, 2, 3, 4, 6)},Nice view ${i}`),
    );
    const guess = await guessText(text);
    expect(guess.mapping.instruments?.map(({ id }) => id)).toEqual([
      'overall',
      'rooms',
      'service',
      'location',
      'value',
    ]);
  });

  it.each([
    ['Visit Date,Department,Waiting time,Staff courtesy,Privacy', 'Overall satisfaction'],
    ['تاريخ الزيارة,القسم,وقت الانتظار,حسن التعامل,الخصوصية', 'الرضا العام'],
  ])('may be of a visit to a hospital: %s', async (header, overall) => {
    const text = fileOf(
      `${header},${overall}`,
      rows(60, (i) => `${dayOf(i)},Clinic ${i % 4},${codes(i, 1, 2, 3, 4)}`),
    );
    const guess = await guessText(text);
    expect(guess.shape).toBe('survey');
    expect(guess.mapping.instruments).toHaveLength(4);
  });

  it('are names of other things in a list of cases', async () => {
    const text = fileOf(
      'Ticket ID,Created at,Status,Service,Value',
      rows(60, (i) => `T${i},${dayOf(i)},Open,${1 + (i % 4)},${(i * 37) % 900}.50`),
    );
    const guess = await guessText(text);
    expect(columnOf(guess, 'Value').target).toBe('fields.value');
    expect(columnOf(guess, 'Service').role).toBe('dimension');
    expect(casesOf((await readText(text, guess.mapping)).records)).toHaveLength(60);
  });
});
