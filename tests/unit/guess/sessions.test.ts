import { describe, expect, it } from 'vitest';
import { readText } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const time = (i: number, minute = 0): string =>
  `2026-10-${two(1 + (i % 28))} ${two(8 + (i % 9))}:${two((i * 7 + minute) % 60)}`;

/** The fields of the contacts of a file, and how it was guessed. */
async function contactsOf(header: string, row: (i: number) => string, count = 80) {
  const text = fileOf(header, rows(count, row));
  const guess = await guessText(text);
  const { records } = await readText(text, guess.mapping);
  const contacts = records.filter(({ kind }) => kind === 'contact');
  expect(contacts).toHaveLength(count);
  return { guess, records: contacts };
}

describe('sessions with a bot, a row each', () => {
  it('are sessions of automation, which a person joined where the file says so', async () => {
    const { guess, records } = await contactsOf(
      'session_id,start_time,end_time,handed_over,intent,resolved',
      (i) =>
        `s${i},${time(i)},2026-10-${two(1 + (i % 28))} 22:00,${i % 4 ? 'no' : 'yes'},intent ${i % 3},${i % 3 ? 'yes' : 'no'}`,
    );
    expect(columnOf(guess, 'handed_over')).toMatchObject({
      target: 'fields.humanJoinedAt',
      why: { code: 'HANDED_OVER' },
    });
    expect(columnOf(guess, 'intent').target).toBe('dimensions.theme');
    for (const [i, { at, fields }] of records.entries()) {
      expect(fields).toMatchObject({
        agentKind: 'bot',
        entered: true,
        humanJoinedAt: i % 4 ? null : at,
        endedResolved: i % 3 !== 0,
      });
    }
  });

  it('are joined when the file says, where it does', async () => {
    const { records } = await contactsOf(
      'Conversation Id,Started,Bot,Escalated to human,Agent joined at',
      (i) =>
        i % 4
          ? `s${i},${time(i)},HelpBot,FALSE,`
          : `s${i},${time(i)},HelpBot,TRUE,2026-10-${two(1 + (i % 28))} 20:00`,
    );
    for (const [i, { fields }] of records.entries()) {
      const joined = Date.UTC(2026, 9, 1 + (i % 28), 20);
      expect(fields).toMatchObject({ entered: true, humanJoinedAt: i % 4 ? null : joined });
    }
  });

  it('are no sessions of automation where the file does not say whom a person took over', async () => {
    const { records } = await contactsOf(
      'session_id,start_time,intent,resolved',
      (i) => `s${i},${time(i)},intent ${i % 3},${i % 3 ? 'yes' : 'no'}`,
    );
    for (const { fields } of records) {
      expect(fields).toMatchObject({ agentKind: null, entered: null, humanJoinedAt: null });
    }
  });

  it.each([
    [
      'Call ID,Start Time,Agent,Handle Time (s),Intent,Transferred',
      (i: number) => `agent${i % 5},259,refund,${i % 4 ? 'No' : 'Yes'}`,
    ],
    [
      'Chat ID,Started at,Operator ID,Bot used,Escalated,Solved',
      (i: number) => `op${i % 4},${i % 2 ? 'Yes' : 'No'},${i % 4 ? 'No' : 'Yes'},Yes`,
    ],
    [
      'Session ID,Started,Intent,No human needed,Login success',
      (i: number) => `refund,${i % 4 ? 'Yes' : 'No'},${i % 3 ? 'Yes' : 'No'}`,
    ],
  ])('are not made of what people do, nor of another yes and no: %s', async (header, row) => {
    const { records } = await contactsOf(header, (i) => `c${i},${time(i)},${row(i)}`);
    for (const { fields } of records) {
      expect(fields).toMatchObject({ agentKind: null, humanJoinedAt: null, endedResolved: null });
    }
  });

  it('are not joined by customers who joined the organisation', async () => {
    const { records } = await contactsOf(
      'Session ID,Started,Intent,Escalated,Customer joined date,Survey completed',
      (i) =>
        `s${i},${time(i)},refund,${i % 4 ? 'No' : 'Yes'},${i % 5 ? '2024-03-01' : ''},${i % 2 ? 'Yes' : 'No'}`,
    );
    for (const [i, { at, fields }] of records.entries()) {
      expect(fields).toMatchObject({ humanJoinedAt: i % 4 ? null : at, endedResolved: null });
    }
  });

  it('are not calls that people take, of which some are passed on', async () => {
    const { guess, records } = await contactsOf(
      'Call ID,Call Start,IVR intent,Wait Time,Talk Time,Transferred',
      (i) =>
        `c${i},${time(i)},intent ${i % 3},0:${10 + (i % 40)},3:${10 + (i % 40)},${i % 4 ? 'no' : 'yes'}`,
    );
    expect(columnOf(guess, 'Transferred').target).not.toBe('fields.humanJoinedAt');
    for (const { fields } of records) {
      expect(fields).toMatchObject({ agentKind: null, entered: null, humanJoinedAt: null });
    }
  });
});
