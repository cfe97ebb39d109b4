import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { RecordsAnswer } from '#server/contract/records.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

/** Answers by department and region: of the south there are only three of another department, beside four of one's own. */
const ANSWERS = [
  ['own', 'north', 10],
  ['own', 'west', 2],
  ['own', 'south', 4],
  ['other', 'north', 10],
  ['other', 'east', 8],
  ['other', 'south', 3],
] as const;

function answers(): RecordInput[] {
  return ANSWERS.flatMap(([department, region, count]) =>
    Array.from({ length: count }, (_, i) => {
      const at = Date.UTC(2026, 10, 16, 8) + i * 3_600_000;
      const id = `${department}-${region}-${i}`;
      const fields = { instrument: 'service', score: 1 + (i % 5) };
      return record('response', id, at, fields, {
        dimensions: { department, region },
        attributes: { tier: 'gold' },
      });
    }),
  );
}

const QUESTION = '/api/metrics?metrics=csat:service&from=2026-11-15&to=2026-11-22';

let filled: FilledApp;
let head: SessionHeaders;
beforeAll(async () => {
  filled = await filledApp({ records: answers() });
  const rights = { role: 'head', departments: ['own'] } as const;
  head = await invited(filled.app, filled.session, 'head@example.org', rights);
});
afterAll(() => filled.drop());

type Shown = Record<string, { n: number; isHidden: boolean }>;

async function ask(headers: SessionHeaders, rest: string): Promise<Shown> {
  const response = await sendAs(filled.app, headers, 'GET', QUESTION + rest);
  // The contract's answer.
  const { series } = (await response.json()) as MetricsAnswer;
  return Object.fromEntries(
    series.map(({ group, total }) => {
      const isHidden = total.states.includes('suppressed');
      expect(isHidden && total.value !== null).toBe(false);
      return [group?.key ?? 'all', { n: total.n, isHidden }];
    }),
  );
}

const isHidden = async (rest: string): Promise<boolean | undefined> =>
  (await ask(head, rest))['all']?.isHidden;

describe('what few customers of others answered', () => {
  it('is hidden in a breakdown, with the smallest other group, from which it could be worked out', async () => {
    // By hand from ANSWERS: of others south has 3, and east has the fewest beside it; of others west has none. One's own
    // answers are no cover, since whoever may read them can take them off.
    expect(await ask(head, '&by=region')).toEqual({
      north: { n: 20, isHidden: false },
      east: { n: 8, isHidden: true },
      south: { n: 7, isHidden: true },
      west: { n: 2, isHidden: false },
    });
    expect(Object.values(await ask(filled.session, '&by=region')).some((one) => one.isHidden)).toBe(
      false,
    );
  });

  it('is hidden behind a filter, and so is its complement', async () => {
    expect(await isHidden('')).toBe(false);
    expect(await isHidden('&filter=region=south')).toBe(true);
    expect(await isHidden('&filter=region=north,east,west')).toBe(true);
    expect(await isHidden('&filter=region=north')).toBe(false);
    // South and east are hidden together: what is left of the whole tells only their sum.
    expect(await isHidden('&filter=region=north,west')).toBe(false);
    expect(await isHidden('&filter=region=south,east')).toBe(false);
    expect(await isHidden('&filter=region=north,east')).toBe(true);
    expect(await isHidden('&filter=region=south,west')).toBe(true);
    expect(await isHidden('&filter=region=north,south')).toBe(true);
  });

  it('is not counted within an attribute, which only tells of records that one may read', async () => {
    // By hand from ANSWERS: of one's own there are 16, of others 21, and none of those may show that it has the value.
    const gold = '&filter=attr.tier=gold';
    expect((await ask(head, gold))['all']).toEqual({ n: 16, isHidden: false });
    const others = await ask(head, `${gold}&filter=department=other`);
    expect(others['all']).toEqual({ n: 0, isHidden: false });
    expect((await ask(filled.session, gold))['all']).toEqual({ n: 37, isHidden: false });
    const behind = '/api/records?metric=csat:service&from=2026-11-15&to=2026-11-22';
    for (const [rest, total] of [
      [gold, 16],
      [`${gold}&filter=department=other`, 0],
    ] as const) {
      const response = await sendAs(filled.app, head, 'GET', behind + rest);
      // The contract's answer.
      const page = (await response.json()) as RecordsAnswer;
      expect([page.total, page.hidden]).toEqual([total, 0]);
    }
  });

  it('is shown to those whose customers they are', async () => {
    expect(await isHidden('&filter=department=own')).toBe(false);
    expect(await ask(head, '&filter=department=own&by=region')).toEqual({
      north: { n: 10, isHidden: false },
      south: { n: 4, isHidden: false },
      west: { n: 2, isHidden: false },
    });
    expect((await ask(head, '&by=department'))['own']).toEqual({ n: 16, isHidden: false });
    expect(await isHidden('&filter=department=own,other&filter=region=south')).toBe(true);
  });

  it('is no more told by the page of its records', async () => {
    const asked =
      '/api/records?metric=csat:service&from=2026-11-15&to=2026-11-22&filter=region=south';
    const response = await sendAs(filled.app, head, 'GET', asked);
    // The contract's answer.
    const page = (await response.json()) as RecordsAnswer;
    expect([page.total, page.hidden, page.records.length]).toEqual([7, 3, 4]);
    expect(page.value).toMatchObject({ value: null, low: null, high: null });
    expect(page.value?.states[0]).toBe('suppressed');
  });

  it('lists the unhappy answers behind their number, and where it is suppressed not how many they are', async () => {
    const week = 'from=2026-11-15&to=2026-11-22';
    const read = async (headers: SessionHeaders, region: string): Promise<RecordsAnswer> => {
      const asked = `/api/records?metric=unhappy:service&${week}&filter=region=${region}`;
      // The contract's answer.
      return (await (await sendAs(filled.app, headers, 'GET', asked)).json()) as RecordsAnswer;
    };
    const scores = ({ records }: RecordsAnswer) => records.map(({ fields }) => fields['score']);
    // Scores go 1 to 5 and again: of ten answers four are in the bottom box.
    const north = await read(head, 'north');
    expect(north.value).toMatchObject({ value: 8, n: 20 });
    expect([north.total, north.hidden]).toEqual([8, 4]);
    expect(scores(north)).toEqual([1, 2, 1, 2]);
    // Of four answers of one's own two; the three of the others are all that is told.
    const south = await read(head, 'south');
    expect(south.value).toMatchObject({ value: null, n: 7 });
    expect([south.total, south.hidden]).toEqual([5, 3]);
    expect(scores(south)).toEqual([1, 2]);
    const officer = await read(filled.session, 'south');
    expect(officer.value).toMatchObject({ value: 4, n: 7 });
    expect([officer.total, officer.hidden]).toEqual([4, 0]);
  });
});
