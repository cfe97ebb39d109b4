import { describe, expect, it } from 'vitest';
import { readText, responsesOf } from '../ingest/reading.ts';
import { columnOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const OWN = 'Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address';

/** An export of SurveyMonkey: questions above the first of their options, which stand in the line below. */
function expanded(questions: string, options: string, answers: (i: number) => string): string {
  const lines = rows(60, (i) => {
    const day = `05/${two(1 + (i % 28))}/2026`;
    return `1149${1000 + i},42,${day} 09:00:00 AM,${day} 09:05:00 AM,192.0.2.${i},,${answers(i)}`;
  });
  return [`${OWN},${questions}`, `,,,,,,${options}`, ...lines].join('\n');
}

describe('a question whose answers stand in columns of their own', () => {
  it.each([
    ['Please rate the following', ['Speed', 'Friendliness', 'Knowledge']],
    ['قيّم ما يلي', ['السرعة', 'اللطف', 'المعرفة']],
  ])('is one for each line of it: %s', async (question, lines) => {
    const text = expanded(
      `How likely is it that you would recommend us?,${question},,`,
      `Response,${lines.join(',')}`,
      (i) => [i % 11, 1 + (i % 5), 1 + ((i * 3) % 5), 1 + ((i * 2) % 5)].join(','),
    );
    const guess = await guessText(text);
    expect(guess.mapping.instruments?.map(({ question: { en } }) => en)).toEqual([
      'How likely is it that you would recommend us?',
      ...lines.map((line) => `${question}: ${line}`),
    ]);
    const { records, rejects } = await readText(text, guess.mapping);
    expect([responsesOf(records).length, rejects]).toEqual([240, []]);
  });

  it('keeps what was ticked, under the question and the option', async () => {
    const text = expanded(
      'How likely is it that you would recommend us?,Which of these did you use?,,',
      'Response,Website,Phone,Branch',
      (i) =>
        [i % 11, i % 2 ? 'Website' : '', i % 3 ? 'Phone' : '', i % 5 ? '' : 'Branch'].join(','),
    );
    const guess = await guessText(text);
    expect(columnOf(guess, 'Which of these did you use?').header).toBe(
      'Which of these did you use?: Website',
    );
    expect(columnOf(guess, '#9')).toMatchObject({
      header: 'Which of these did you use?: Phone',
      role: 'attribute',
    });
    const { records } = await readText(text, guess.mapping);
    const kept = responsesOf(records).map(({ attributes }) => Object.values(attributes).join(' '));
    expect(kept.slice(0, 3)).toEqual(['Branch', 'Website Phone', 'Phone']);
  });

  it('is seen where no number stands below an option', async () => {
    const text = expanded(
      '"Overall, how satisfied are you with us?",Which of these did you use?,',
      'Response,Website,Phone',
      (i) => `${i % 2 ? 'Satisfied' : 'Dissatisfied'},${i % 2 ? 'Website' : ''},Phone`,
    );
    const guess = await guessText(text);
    expect(guess.mapping.format).toEqual({ headerRows: 2 });
    const { records, rejects, rowsUnused } = await readText(text, guess.mapping);
    expect([records.length, rejects, rowsUnused]).toEqual([60, [], 0]);
  });
});
