import { describe, expect, it } from 'vitest';
import { readMapping } from '#server/ingest/mapping.ts';
import { questionSentence } from '#server/messages/guess.ts';
import { readText } from '../ingest/reading.ts';
import { fileOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** A row for each period, with the figures of it. */
function periods(header: string, period: (i: number) => string): string {
  const figures = header.split(',').length - 1;
  return fileOf(
    header,
    rows(12, (i) =>
      [period(i), ...Array.from({ length: figures }, (_, k) => 20 + k * 13 + i)].join(','),
    ),
  );
}

const week = (i: number): string => `2026-W${two(1 + i)}`;
const month = (i: number): string => `2026-${two(1 + i)}`;
const MONTHS = 'Jan 2026,Feb 2026,Mar 2026,Apr 2026';

describe('a file of totals of answers', () => {
  it.each([
    ['a week', periods('Week,Responses,NPS,Promoters,Passives,Detractors,CSAT %', week)],
    ['a month', periods('Month,Responses,NPS,CSAT %,Response rate', month)],
    ['an Arabic week', periods('الأسبوع,عدد الردود,صافي نقاط الترويج,المروجون,المنتقدون', week)],
    ['a French month', periods('Mois,Nombre de réponses,NPS,Taux de satisfaction', month)],
    [
      'a day and a branch',
      periods('Date,Complaints received,Complaints closed', (i) => `2026-05-${two(1 + i)}`),
    ],
    [
      'a day of a bot',
      fileOf(
        'Day,Sessions,Containment rate,Fallback rate,Avg CSAT,Handovers',
        rows(
          20,
          (i) =>
            `2026-05-${two(1 + i)},${300 + ((i * 7) % 50)},61.${i % 10}%,5.${i % 10}%,4.1,${20 + i}`,
        ),
      ),
    ],
    [
      'an hour of a bot',
      fileOf(
        'Hour,Sessions,Handovers,Fallback rate',
        rows(72, (i) => {
          const hour = `2026-10-${two(1 + Math.floor(i / 24))} ${two(i % 24)}:00`;
          return `${hour},${30 + ((i * 7) % 50)},${(i * 3) % 9},5.${i % 7}%`;
        }),
      ),
    ],
    [
      'a day and a team',
      fileOf(
        'Date,Team,Tickets,Backlog,SLA %',
        rows(60, (i) => {
          const day = `2026-10-${two(1 + Math.floor(i / 3))}`;
          return `${day},Team ${i % 3},${30 + ((i * 7) % 50)},${100 + ((i * 13) % 90)},8${i % 10}.5%`;
        }),
      ),
    ],
    ['an Arabic month of cases', periods('الشهر,الشكاوى الواردة,الشكاوى المغلقة', month)],
    ['an agent', periods('Agent,Surveys sent,Average CSAT', (i) => `Agent ${i}`)],
    [
      'a figure',
      fileOf(`Metric,${MONTHS}`, ['NPS,30,31,35,40', 'CSAT %,80,82,81,84', 'Responses,9,8,7,6']),
    ],
    [
      'an Arabic figure',
      fileOf('المؤشر,يناير 2026,فبراير 2026,مارس 2026', [
        'صافي نقاط الترويج,30,31,35',
        'نسبة الرضا,80,82,81',
        'عدد الردود,300,310,290',
      ]),
    ],
  ])(
    'with a row for %s is taken by no import until somebody says that it is none',
    async (_, text) => {
      const guess = await guessText(text);
      const [question] = guess.questions;
      expect(question).toMatchObject({ id: 'summary', code: 'ASK_SUMMARY', chosen: null });
      if (!question) throw new Error('no question');
      expect(questionSentence(question, 'en')).toContain('totals and no records');
      expect(questionSentence(question, 'ar')).toContain('مجاميع لا سجلات');
      expect(() => readMapping(guess.mapping)).toThrow('MAPPING_INVALID');
      const answers = { summary: 'records', day: '2026-05-01' };
      const said = await guessText(text, { answers });
      expect(said.questions[0]).toMatchObject({ id: 'summary', chosen: 'records' });
      expect((await readText(text, said.mapping)).records).not.toEqual([]);
    },
  );

  it.each([
    [
      'answers in per cent',
      'Date,Branch,CSAT %',
      (i: number) => `2026-05-${two(1 + i)},B${i % 3},${20 * (1 + (i % 5))}%`,
    ],
    [
      'cases of customers who had some before',
      'Case number,Opened,Customer ID,Number of tickets,Number of complaints',
      (i: number) => `K-${100 + i},2026-05-${two(1 + i)},C${i % 7},${12 + i},${11 + i}`,
    ],
    [
      'answers by their number',
      'No,Date,NPS,Response',
      (i: number) => `${i},2026-05-${two(1 + i)},${i % 11},${1 + (i % 5)}`,
    ],
    [
      'customers',
      'Customer ID,Date,Responses,NPS',
      (i: number) => `C${i},2026-05-${two(1 + i)},${i + 1},${i % 11}`,
    ],
    [
      'stars of a day',
      'Date,Stars,Table',
      (i: number) => `2026-05-${two(1 + i)},${1 + (i % 5)},${1 + ((i * 7) % 24)}`,
    ],
    [
      'answers, the last first',
      'Date,NPS,Order No',
      (i: number) => `2026-05-${two(28 - i)},${i % 11},${900 - i * 3}`,
    ],
    [
      'answers of a day and a branch',
      'Date,Branch,Order value,Minutes,NPS',
      (i: number) =>
        `2026-05-${two(1 + ((i * i) % 12))},Branch ${i % 3},${30 + ((i * 7) % 50)},${(i * 11) % 40},${i % 11}`,
    ],
    [
      'calls of a day',
      'Date,Calls Offered,Calls Answered,Service level',
      (i: number) => `2026-05-${two(1 + i)},${200 + i},${190 + i},80%`,
    ],
  ])('is not seen in a list of %s', async (_, header, line) => {
    const guess = await guessText(fileOf(header, rows(28, line)));
    expect(guess.questions.map(({ id }) => id)).not.toContain('summary');
  });
});
