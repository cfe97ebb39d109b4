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

  it('that each branch gives out anew names no case either', async () => {
    // Forty visits a day, ten in each of four branches, which all begin at the same number.
    const lines = rows(400, (i) => {
      const time = `${two(8 + Math.floor((i % 40) / 4))}:${two((i % 4) * 11)}:00`;
      return `A${101 + Math.floor((i % 40) / 4)},Branch ${i % 4},2026-10-${two(1 + Math.floor(i / 40))} ${time},00:0${i % 9}:30`;
    });
    const guess = await guessText(fileOf('Ticket,Branch,Arrival Time,Waiting Time', lines));
    expect(columnOf(guess, 'Ticket').why.code).toBe('QUEUE_NUMBER');
  });

  it('that a person says is a case’s is one', async () => {
    const text = visits('Ticket', (i) => `A${101 + (i % 20)}`);
    const { asked, cases } = await casesIn(text, { 'queue-number': 'case' });
    expect(asked).toMatchObject([{ code: 'ASK_QUEUE_NUMBER', chosen: 'case' }]);
    expect(cases.size).toBe(20);
  });

  it.each([
    (day: string, i: number) => `${day} ${two(8 + (i % 9))}:10:00`,
    (day: string, i: number) => `${day.replaceAll('-', '')} ${two(8 + (i % 9))}1000`,
  ])('is a case’s where customers call about it again, however times are written', async (time) => {
    const lines = rows(60, (i) => {
      const day = `2026-10-${two(1 + (i % 20))}`;
      return `c${i},${time(day, i)},${2001 + ((i * 7) % 25)},Inbound,${30 + i}`;
    });
    const guess = await guessText(fileOf('Call ID,Call time,Ticket,Direction,Duration (s)', lines));
    expect(columnOf(guess, 'Ticket').target).toBe('caseId');
    expect(guess.questions.map(({ id }) => id)).not.toContain('queue-number');
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

describe('the time that a visitor waited', () => {
  it.each([
    ['Arrival Time', 'Call Time', 'End Time'],
    ['وقت الوصول', 'وقت النداء', 'وقت الانتهاء'],
    ['Hora de llegada', 'Hora de llamada', 'Hora de fin'],
  ])('is from %s to %s', async (arrival, call, end) => {
    const lines = rows(120, (i) => {
      const day = `2026-10-${two(1 + (i % 28))}`;
      return `Branch ${i % 4},${day} 08:10:00,${i % 6 === 0 ? '' : `${day} 08:${two(12 + (i % 30))}:00`},${day} 09:10:00`;
    });
    const text = fileOf(`Branch,${arrival},${call},${end}`, lines);
    const guess = await guessText(text);
    const { records } = await readText(text, guess.mapping);
    expect(columnOf(guess, call).target).toBe('fields.wait');
    expect(records.map(({ fields }) => 'wait' in fields && fields.wait)).toEqual(
      Array.from({ length: 120 }, (_, i) => (i % 6 === 0 ? null : (2 + (i % 30)) * 60)),
    );
  });

  it('is not until a call ended', async () => {
    const lines = rows(
      60,
      (i) =>
        `c${i},2026-10-${two(1 + (i % 28))} 08:10:00,00:03:00,2026-10-${two(1 + (i % 28))} 08:20:00`,
    );
    const guess = await guessText(fileOf('Call ID,Call Start,Talk Time,Call End', lines));
    expect(columnOf(guess, 'Call End').target).not.toBe('fields.wait');
  });
});
