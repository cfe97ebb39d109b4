import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordItem, RecordsAnswer } from '#server/contract/records.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from './filled.ts';
import { filledApp, WEEK } from './filled.ts';

const MONDAY = Date.UTC(2026, 10, 16, 9);
const HOUR = 3_600_000;
const WEEK_QUERY = `from=${WEEK.from}&to=${WEEK.to}`;

const TEXTS = [
  'The card was blocked; call me on +966 50 123 4567',
  'البِطاقةُ مُعطَّلة منذ أسبوع، جوالي ٠٥٠١٢٣٤٥٦٧',
  'Thanks, the new card works 😀',
  null,
  '<b>card</b> "blocked" \u202e',
];

let filled: FilledApp;
beforeAll(async () => {
  const records = TEXTS.map((text, i) =>
    record(
      'case',
      `c${i}`,
      MONDAY + i * HOUR,
      { text },
      { dimensions: { department: i < 2 ? 'cards' : 'billing' } },
    ),
  );
  filled = await filledApp({ records });
});
afterAll(() => filled.drop());

async function search(words: string, more = ''): Promise<RecordsAnswer> {
  const query = `search=${encodeURIComponent(words)}&${WEEK_QUERY}${more}`;
  return filled.json<RecordsAnswer>(`/api/records?${query}`);
}

function textOf({ fields }: RecordItem): string {
  const { text } = fields;
  return typeof text === 'string' ? text : '';
}

/** The marked parts of each text. */
function marks({ records }: RecordsAnswer): string[][] {
  return records.map((one) =>
    (one.found ?? []).map(({ start, end }) => textOf(one).slice(start, end)),
  );
}

describe('records searched by words', () => {
  it('come newest first with the places of the words in the original text', async () => {
    const answer = await search('CARD');
    expect(answer).toMatchObject({
      metric: null,
      value: null,
      total: 3,
      incomplete: false,
      next: null,
    });
    expect(answer.records.map(({ externalId }) => externalId)).toEqual(['c4', 'c2', 'c0']);
    expect(marks(answer)).toEqual([['card'], ['card'], ['card']]);
    expect(marks(await search('بطاقة'))).toEqual([['البِطاقةُ']]);
  });

  it('show texts without what was redacted, and as they are otherwise', async () => {
    const one = (await search('blocked card')).records.find(
      ({ externalId }) => externalId === 'c4',
    );
    expect(one && textOf(one)).toBe('<b>card</b> "blocked" \u202e');
    const { records } = await search('جوالي');
    expect(records.map(textOf)).toEqual(['البِطاقةُ مُعطَّلة منذ أسبوع، جوالي [phone]']);
    expect(records[0]?.fields['language']).toBe('und-Arab');
    expect((await search('0501234567')).total).toBe(0);
    expect((await search('٠٥٠١٢٣٤٥٦٧')).total).toBe(0);
  });

  it('go with filters, and with the records behind a number', async () => {
    expect((await search('card', '&filter=department=billing')).total).toBe(2);
    const behind = await search('blocked', '&metric=volume');
    expect(behind).toMatchObject({ metric: 'volume', total: 2, value: { n: 2 } });
    // Those behind a number come oldest first.
    expect(marks(behind)).toEqual([['blocked'], ['blocked']]);
    const all = await filled.json<RecordsAnswer>(`/api/records?metric=volume&${WEEK_QUERY}`);
    expect(all.total).toBe(TEXTS.length);
    expect(all.records[0]).not.toHaveProperty('found');
  });

  it('come page by page under a cursor of this question only', async () => {
    const first = await search('card', '&limit=2');
    expect(first.total).toBe(3);
    const second = await search('card', `&limit=2&cursor=${first.next}`);
    expect(second.records.map(({ externalId }) => externalId)).toEqual(['c0']);
    expect(second.next).toBeNull();
    const other = await filled.get(
      `/api/records?search=blocked&${WEEK_QUERY}&cursor=${first.next}`,
    );
    expect(other.status).toBe(400);
  });

  it.each([
    ['no word', 'search=-!', 'SEARCH_WORDS_MISSING'],
    ['only what must not be there', 'search=-card', 'SEARCH_WORDS_MISSING'],
    ['neither words nor a metric', 'limit=5', 'REQUEST_INVALID'],
    ['more than 200 characters', `search=${'a'.repeat(201)}`, 'REQUEST_INVALID'],
  ])('are refused for %s', async (_, query, code) => {
    const response = await filled.get(`/api/records?${query}&${WEEK_QUERY}`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code } });
  });

  it.each([
    '"',
    '*',
    'a* OR b',
    'NEAR(a b)',
    "x' or 1=1",
    'card AND',
    '^card',
    'words:card',
    '(',
    '\\',
    '%00',
  ])('take %s as words and nothing else', async (words) => {
    const response = await filled.get(
      `/api/records?search=${encodeURIComponent(words)}&${WEEK_QUERY}`,
    );
    expect([200, 400]).toContain(response.status);
  });
});
