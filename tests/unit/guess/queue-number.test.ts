import { describe, expect, it } from 'vitest';
import { readText } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** Visits of a branch, twenty a day, each with a number under that header. */
function visits(header: string, number: (i: number) => string): string {
  const lines = rows(200, (i) => {
    const minute = (i % 20) * 20;
    const time = `${two(8 + Math.floor(minute / 60))}:${two(minute % 60)}:00`;
    return `${number(i)},Branch ${i % 4},2026-10-${two(1 + Math.floor(i / 20))} ${time},00:0${i % 9}:30`;
  });
  return fileOf(`${header},Branch,Arrival Time,Waiting Time`, lines);
}

/** The cases that the contacts of a file are of. */
async function casesIn(text: string, answers: Record<string, string> = {}) {
  const guess = await guessText(text, { answers });
  const { records } = await readText(text, guess.mapping);
  expect(records.map(({ kind }) => kind)).toEqual(rows(200, () => 'contact'));
  const asked = guess.questions.filter(({ id }) => id === 'queue-number');
  return { guess, asked, cases: new Set(records.map(({ caseId }) => caseId)) };
}

describe('the number of a visit', () => {
  it.each(['Ticket', 'Token No', 'رقم التذكرة', 'Ticket Number'])(
    'that is given out anew each day names no case: %s',
    async (header) => {
      const text = visits(header, (i) => `A${101 + (i % 20)}`);
      const { guess, asked, cases } = await casesIn(text);
      expect([...cases]).toEqual([null]);
      if (asked.length > 0) expect(columnOf(guess, header).why.code).toBe('QUEUE_NUMBER');
    },
  );

  it('that a person says is a case’s is one', async () => {
    const text = visits('Ticket', (i) => `A${101 + (i % 20)}`);
    const { asked, cases } = await casesIn(text, { 'queue-number': 'case' });
    expect(asked).toMatchObject([{ code: 'ASK_QUEUE_NUMBER', chosen: 'case' }]);
    expect(cases.size).toBe(20);
  });

  it.each([
    ['Case ID', (i: number) => `A${101 + (i % 20)}`],
    ['Ticket', (i: number) => `INC0012${300 + (i % 20)}`],
    ['Ticket', (i: number) => `A${101 + Math.floor(i / 2)}`],
  ])('is that of a case under %s as %s', async (header, number) => {
    const { asked, cases } = await casesIn(visits(header, number));
    expect(asked).toEqual([]);
    expect(cases.size).toBeGreaterThan(1);
  });
});
