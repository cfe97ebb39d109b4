import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RecordsAnswer } from '#server/contract/records.ts';
import { CATALOGUE } from '#server/domain/metrics/catalogue.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { CANARY, canaryRecords } from './canaries.ts';

/** Texts of each department and of none: twelve each of cases, contacts and responses. */
const EACH = 36;

let filled: FilledApp;
let head: SessionHeaders;
beforeAll(async () => {
  filled = await filledApp({ records: canaryRecords(), answerCacheBytes: 2 ** 22 });
  const rights = { role: 'head', departments: ['own'] } as const;
  head = await invited(filled.app, filled.session, 'head@example.org', rights);
});
afterAll(() => filled.drop());

async function ask(who: SessionHeaders, words: string, more = ''): Promise<RecordsAnswer> {
  const query = `search=${encodeURIComponent(words)}&from=2026-11-15&to=2026-11-22${more.includes('limit=') ? '' : '&limit=200'}${more}`;
  const response = await sendAs(filled.app, who, 'GET', `/api/records?${query}`);
  expect(response.status, query).toBe(200);
  // The contract's answer.
  return (await response.json()) as RecordsAnswer;
}

const departmentsOn = ({ records }: RecordsAnswer) => [
  ...new Set(records.map(({ dimensions }) => dimensions.department?.key ?? null)),
];

describe('a search by the head of one department', () => {
  it('finds the words in the department’s own texts and in no other', async () => {
    const all = await ask(filled.session, 'said');
    expect([all.total, all.hidden, all.records.length]).toEqual([3 * EACH, 0, 3 * EACH]);
    const part = await ask(head, 'said');
    expect([part.total, part.hidden, part.records.length]).toEqual([EACH, 0, EACH]);
    expect(departmentsOn(part)).toEqual(['own']);
    expect(part.records.every(({ found }) => found?.length === 1)).toBe(true);
  });

  it('answers for a word of other departments as for a word that is in no text', async () => {
    expect((await ask(filled.session, CANARY)).total).toBe(2 * EACH);
    const behind = CATALOGUE.map(({ id }) => `&metric=${id}`);
    for (const more of ['', '&filter=department=other', '&filter=department=', ...behind]) {
      const ofOthers = await ask(head, CANARY, more);
      expect(ofOthers, more).toEqual(await ask(head, 'nowhere', more));
      expect([ofOthers.total, ofOthers.hidden, ofOthers.records], more).toEqual([0, 0, []]);
    }
  });

  it('counts behind a number only what the head may read', async () => {
    const all = await ask(filled.session, 'said', '&metric=volume');
    expect([all.total, all.hidden, all.value?.n]).toEqual([36, 0, 36]);
    const part = await ask(head, 'said', '&metric=volume');
    expect([part.total, part.hidden, part.value?.n]).toEqual([12, 0, 12]);
    expect(departmentsOn(part)).toEqual(['own']);
  });

  it('goes from page to page through the department’s own texts, and ends with them', async () => {
    const seen: string[] = [];
    let cursor = '';
    for (let pages = 1; ; pages++) {
      const { records, next } = await ask(head, 'said', `&limit=10${cursor}`);
      seen.push(...records.map(({ kind, externalId }) => `${kind} ${externalId}`));
      if (next === null) {
        expect(pages).toBe(4);
        break;
      }
      cursor = `&cursor=${next}`;
    }
    expect(new Set(seen).size).toBe(EACH);
    expect(seen.length).toBe(EACH);
  });
});
