import { afterEach, describe, expect, it } from 'vitest';
import type { VoicesAnswer } from '#server/contract/voices.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp, WEEK } from '../api/filled.ts';

const PATH = `/api/voices?metric=nps:relationship&from=${WEEK.from}&to=${WEEK.to}`;
const FIRST = Date.UTC(2026, 10, 15, 9);

let filled: FilledApp | null = null;
afterEach(async () => {
  await filled?.drop();
  filled = null;
});

function said(id: string, score: number | null, text: string | null, department: string) {
  return record(
    'response',
    id,
    FIRST,
    { instrument: 'relationship', score, text, language: 'en' },
    { dimensions: { department } },
  );
}

const ANSWERS: readonly RecordInput[] = [
  said('1', 1, 'I waited three weeks and nobody called me back about the refund.', 'billing'),
  said('2', 6, 'It worked in the end, after I had asked twice for the same thing.', 'billing'),
  said('3', 6, 'Fine.', 'billing'),
  said('4', 10, 'Quick and kind: the man at the counter solved it in five minutes.', 'cards'),
  said('5', 9, 'The new card came the next day, and it worked at once abroad.', 'billing'),
  said('6', 0, null, 'billing'),
  said('7', null, 'Words without a score are no answer to the question.', 'billing'),
];

const ids = ({ worst, typical, best }: VoicesAnswer) =>
  [worst, typical, best].map((one) => one?.externalId ?? null);

describe('three voices of a period', () => {
  it('are the words of the worst, the typical and the best answer', async () => {
    filled = await filledApp({ records: ANSWERS });
    const found = await filled.json<VoicesAnswer>(PATH);
    expect(ids(found)).toEqual(['1', '2', '4']);
    expect(found.worst?.fields['text']).toContain('three weeks');
    expect(found.n).toBe(5);
    expect(found.instrument).toEqual({ id: 'relationship', scaleMin: 0, scaleMax: 10 });
  });

  it('never say the same words twice: the next answer stands in, or there is one voice fewer', async () => {
    const same = 'The same letter came to me three times, and nobody could say why.';
    filled = await filledApp({
      records: [
        said('1', 1, `${same}  `, 'billing'),
        said('2', 1, 'Nobody answers.', 'billing'),
        said('3', 6, same, 'billing'),
        said('4', 6, same, 'billing'),
        said('5', 10, same.toUpperCase(), 'billing'),
      ],
    });
    // The newest of equals is typical; the lowest score has other words, the highest has none.
    expect(ids(await filled.json<VoicesAnswer>(PATH))).toEqual(['2', '3', null]);
  });

  it('are, for a head, those of one’s own department: others’ do not exist, not even in the number', async () => {
    filled = await filledApp({ records: ANSWERS });
    const head = await invited(filled.app, filled.session, 'head@example.org', {
      role: 'head',
      departments: ['billing'],
    });
    const seen = await sendAs(filled.app, head, 'GET', PATH);
    // The contract's shape.
    const found = (await seen.json()) as VoicesAnswer;
    expect(ids(found)).toEqual(['1', '2', '5']);
    expect(found.n).toBe(4);
    const others = await sendAs(filled.app, head, 'GET', `${PATH}&filter=department=cards`);
    // As above.
    const none = (await others.json()) as VoicesAnswer;
    expect([ids(none), none.n]).toEqual([[null, null, null], 0]);
  });

  it('keep to the period, the filters and the question that was asked', async () => {
    filled = await filledApp({ records: ANSWERS });
    const cards = await filled.json<VoicesAnswer>(`${PATH}&filter=department=cards`);
    expect(ids(cards)).toEqual([null, '4', null]);
    const before = await filled.json<VoicesAnswer>(
      '/api/voices?metric=nps:relationship&from=2026-11-08&to=2026-11-15',
    );
    expect(before.n).toBe(0);
    const none = await filled.json<VoicesAnswer>(
      `/api/voices?metric=volume&from=${WEEK.from}&to=${WEEK.to}`,
    );
    expect(none.instrument).toBeNull();
  });
});
