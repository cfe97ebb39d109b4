import { describe, expect, it } from 'vitest';
import { questionSentence, whySentence } from '#server/messages/guess.ts';
import { readText } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

/** A file of cases whose column of dates has these, again and again. */
const cases = (header: string, days: readonly string[]): string =>
  fileOf(
    `Ticket;${header};Equipe`,
    rows(24, (i) => `T-${i};${days[i % days.length]};team ${i % 3}`),
  );

describe('a column of dates in words', () => {
  it.each([
    ['تاريخ الفتح', ['10 نوفمبر 2026', '3 أكتوبر 2026'], 'D MMM YYYY', '2026-11-10T00:00'],
    ['تاريخ الفتح', ['١٠ نوفمبر ٢٠٢٦', '٣ آب ٢٠٢٦'], 'D MMM YYYY', '2026-11-10T00:00'],
    ['تاريخ الفتح', ['10 تشرين الثاني 2026', '3 آب 2026'], 'D MMM YYYY', '2026-11-10T00:00'],
    ['تاريخ الفتح', ['10 غشت 2026، 2:05 م'], 'D MMM YYYY، h:mm A', '2026-08-10T14:05'],
    ['Ouvert le', ['10 nov. 2026', '1er mars 2026'], 'D MMM YYYY', '2026-11-10T00:00'],
    ['Ouvert le', ['10 nov. 2026 à 14h05'], 'D MMM YYYY H[h]mm', '2026-11-10T14:05'],
    ['Fecha de apertura', ['10 de noviembre de 2026'], 'D MMM YYYY', '2026-11-10T00:00'],
    ['Fecha de apertura', ['10-nov-2026', '3-ago-2026'], 'D-MMM-YYYY', '2026-11-10T00:00'],
    ['Data de abertura', ['10/nov/26', '03/out/26'], 'D/MMM/YY', '2026-11-10T00:00'],
    ['Data de abertura', ['10 de novembro de 2026'], 'D MMM YYYY', '2026-11-10T00:00'],
    ['Opened', ['2:05 PM 10 Nov 2026'], 'h:mm A D MMM YYYY', '2026-11-10T14:05'],
    ['Opened', ['Tue, 10 Nov 2026 14:05'], 'ddd, D MMM YYYY H:mm', '2026-11-10T14:05'],
    ['Opened', ['Tuesday, Nov 10, 2026'], 'ddd, MMM D, YYYY', '2026-11-10T00:00'],
    [
      'Opened',
      ['Tue Nov 10 2026 14:05:00 GMT+0300 (Arabian Standard Time)'],
      'ddd MMM D YYYY H:mm:ss Z',
      '2026-11-10T11:05',
    ],
    ['Abierto el', ['10-nov-2026 2:05 p. m.'], 'D-MMM-YYYY h:mm A', '2026-11-10T14:05'],
  ])('%s: %j is read', async (header, days, format, first) => {
    const text = cases(header, days);
    const guess = await guessText(text);
    const { target, why } = columnOf(guess, header);
    expect([target, why.code, why.params['format']]).toEqual(['at', 'DATE_FORMAT', format]);
    expect(whySentence(why, 'en')).toContain('MMM');
    const { records, rejects } = await readText(text, guess.mapping);
    expect([records.length, rejects]).toEqual([24, []]);
    expect(new Date(records[0]?.at ?? 0).toISOString().slice(0, 16)).toBe(first);
  });

  it('is recognised without a header that says so', async () => {
    const guess = await guessText(cases('quoi', ['10 déc. 2026', '3 août 2026']));
    expect(columnOf(guess, 'quoi').target).toBe('at');
  });

  it('is no column of addresses', async () => {
    const guess = await guessText(cases('adresse', ['12 rue 2026', '7 شارع الملك 2026']));
    expect(columnOf(guess, 'adresse').target).not.toBe('at');
  });
});

describe('a time with an h', () => {
  it('is read, and its days are asked about as others are', async () => {
    const text = cases('Data de abertura', ['10-09-26 05h25', '11-09-26 14h', '12-09-26 9h05']);
    const guess = await guessText(text);
    expect(columnOf(guess, 'Data de abertura')).toMatchObject({
      target: 'at',
      why: { params: { format: 'D-M-YY H[h]mm | D-M-YY H[h]' } },
    });
    const { records, rejects } = await readText(text, guess.mapping);
    expect(rejects).toEqual([]);
    expect(records.slice(0, 2).map(({ at }) => at)).toEqual([
      Date.UTC(2026, 8, 10, 5, 25),
      Date.UTC(2026, 8, 11, 14, 0),
    ]);
  });

  it('may stand before its day, and proves no order', async () => {
    const guess = await guessText(cases('Opened', ['14:05 03/10/2026', '15h05 25/10/2026']));
    expect(columnOf(guess, 'Opened').why).toMatchObject({
      code: 'DATE_ORDER_PROVEN',
      params: { format: 'H:mm D/M/YYYY | H[h]mm D/M/YYYY', example: '15h05 25/10/2026' },
    });
  });
});

describe('dates that cannot be read', () => {
  const asked = async (header: string, days: readonly string[], told = {}) => {
    const guess = await guessText(cases(header, days), { told });
    return guess.questions.find(({ code }) => code === 'ASK_NO_DATE');
  };

  it.each([
    ['Data de abertura', '10. Okt 2026'],
    // A day of 1982 as a spreadsheet counts it, which may be anything else.
    ['Data de abertura', '30021'],
    ['quoi', 'vers le 10 nov. 2026'],
  ])('are named where the day is asked for: %s with %s', async (header, value) => {
    const question = await asked(header, [value]);
    expect(question).toMatchObject({ params: { column: header, value }, columns: [header] });
    for (const language of ['en', 'ar'] as const) {
      const said = questionSentence(question ?? { code: 'ASK_NO_DATE', params: {} }, language);
      expect(said).toContain(header);
      expect(said).toContain(value);
    }
  });

  it('are not, where nothing looks like a date or a person said what the column is', async () => {
    const none = { params: {}, columns: [] };
    expect(await asked('Data de abertura', ['sim', 'não'])).toMatchObject(none);
    expect(await asked('quoi', ['12 rue', '14 rue'])).toMatchObject(none);
    expect(await asked('Resolved', ['12.5', '3', '41'])).toMatchObject(none);
    expect(await asked('Opened', ['10. Okt 2026'], { Opened: null })).toMatchObject(none);
  });
});

describe('totals of months', () => {
  it.each([
    ['Month,Queue,Offered,Answered,Abandoned', ['2026-01', '2026-02', '2026-03']],
    ['Month,Queue,Offered,Answered,Abandoned', ['Jan 2026', 'Feb 2026', 'Mar 2026']],
    [
      'Mois,File,Appels reçus,Appels répondus,Appels abandonnés',
      ['janv. 2026', 'févr. 2026', 'mars 2026'],
    ],
    [
      'الشهر,القسم,المكالمات الواردة,المكالمات المجابة,المكالمات المتروكة',
      ['يناير 2026', 'فبراير 2026', 'مارس 2026'],
    ],
  ])(
    'are none the less told apart by their month, and it is said that days are unknown: %s',
    async (header, months) => {
      const text = fileOf(
        header,
        rows(12, (i) => `${months[i % 3]},queue ${i % 4},${100 + i},${90 + i},10`),
      );
      const guess = await guessText(text);
      const [month = ''] = header.split(',');
      expect(columnOf(guess, month)).toMatchObject({
        target: 'at',
        certainty: 'doubt',
        why: { code: 'MONTH_DATE' },
      });
      const { records, rejects } = await readText(text, guess.mapping);
      expect(rejects).toEqual([]);
      expect(new Set(records.map(({ kind, externalId }) => `${kind} ${externalId}`)).size).toBe(12);
      expect(new Set(records.map(({ at }) => new Date(at).toISOString().slice(0, 10)))).toEqual(
        new Set(['2026-01-01', '2026-02-01', '2026-03-01']),
      );
    },
  );
});
