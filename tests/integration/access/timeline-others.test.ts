import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimelineAnswer } from '#server/contract/customers.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import { record } from '#tests/builders/records.ts';
import { repeats } from '#tests/soak.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

const HOUR = 3_600_000;
/** Midnight of 1 November 2026 in the house's zone (Riyadh, UTC+3). */
const START = Date.UTC(2026, 9, 31, 21);
/** Of these the house gives phone the kind `assisted`, and the others none. */
const PLAIN_CHANNELS = ['chat', 'web', 'mail'];

/** What a head may know of a step of others: its day and whether its channel is of a kind. And what they may not. */
type Known = { day: number; isPhone: boolean };
type Unknown = {
  kind: 'case' | 'contact';
  hour: number;
  channel: number;
  theme: string;
  ofCase: boolean;
};

const known: fc.Arbitrary<Known> = fc.record({
  day: fc.integer({ min: 0, max: 9 }),
  isPhone: fc.boolean(),
});
const unknown: fc.Arbitrary<Unknown> = fc.record({
  kind: fc.constantFrom('case', 'contact'),
  hour: fc.integer({ min: 0, max: 23 }),
  channel: fc.integer({ min: 0, max: 2 }),
  theme: fc.constantFrom('fees', 'delay'),
  ofCase: fc.boolean(),
});
type Stories = { others: [Known, Unknown, Unknown][]; own: [number, number][] };
/** Steps of others with what lies behind them in one story and in another; and one's own steps, the same in both. */
const stories: fc.Arbitrary<Stories> = fc.record({
  others: fc.array(fc.tuple(known, unknown, unknown), { minLength: 1, maxLength: 6 }),
  own: fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 23 })), {
    minLength: 1,
    maxLength: 4,
  }),
});

function storyOf(customer: 'left' | 'right', { others, own }: Stories): RecordInput[] {
  const place = customer === 'left' ? 0 : 1;
  return [
    ...own.map(([day, hour], i) =>
      record(
        i === 0 ? 'case' : 'contact',
        `${customer}-own-${i}`,
        START + (day * 24 + hour) * HOUR,
        {},
        { customer, dimensions: { department: 'own', channel: 'phone', theme: 'fees' } },
      ),
    ),
    ...others.map(([{ day, isPhone }, ...behind], i) => {
      const one = behind[place] ?? behind[0];
      const channel = isPhone ? 'phone' : (PLAIN_CHANNELS[one.channel] ?? 'chat');
      const rest = {
        customer,
        caseId: one.kind === 'contact' && one.ofCase ? `${customer}-own-0` : null,
        dimensions: { department: 'other', channel, theme: one.theme },
      };
      return record(one.kind, `${customer}-${i}`, START + (day * 24 + one.hour) * HOUR, {}, rest);
    }),
  ];
}

/** Every channel before any story, in an order in which phone is neither the first nor the last. */
const CHANNELS = ['chat', 'phone', 'web', 'mail'].map((channel, i) =>
  record('contact', `channel-${i}`, START, {}, { dimensions: { department: 'other', channel } }),
);

/** All pages of a story with their cursors, the customer's name and what depends on it taken out. */
async function told(
  { app }: FilledApp,
  who: SessionHeaders,
  customer: string,
  asked: string,
): Promise<unknown[]> {
  const pages: unknown[] = [];
  let cursor = '';
  do {
    const path = `/api/customers/${customer}?${asked}${cursor}`;
    const response = await sendAs(app, who, 'GET', path);
    expect(response.status, path).toBe(200);
    const text = (await response.text()).replaceAll(customer, 'somebody');
    // The contract's answer.
    const { next, ...page } = JSON.parse(text) as TimelineAnswer;
    // A cursor is a list; its first part names the question, which names the customer.
    const place =
      next === null ? [] : (JSON.parse(Buffer.from(next, 'base64url').toString()) as unknown[]);
    pages.push(page, JSON.stringify(place.slice(1)).replaceAll(customer, 'somebody'));
    cursor = next === null ? '' : `&cursor=${next}`;
  } while (cursor !== '');
  return pages;
}

const AT_NIGHT = { kind: 'case', hour: 0, theme: 'fees', ofCase: false } as const;
const inChannel = (channel: number): Unknown => ({ ...AT_NIGHT, channel });
/** Phone and, by another channel than phone, web on the left and chat on the right: channels of no kind. */
const SAME_DAY: Stories = {
  others: [
    [{ day: 0, isPhone: false }, inChannel(1), inChannel(0)],
    [{ day: 0, isPhone: true }, inChannel(0), inChannel(0)],
  ],
  own: [[0, 0]],
};

describe('what a head reads of a customer whom other departments met', () => {
  it('is the same whatever those steps were, by their days and kinds of channel', async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (both) => {
        const records = [...CHANNELS, ...storyOf('left', both), ...storyOf('right', both)];
        const of = await filledApp({ records });
        try {
          const rights = { role: 'head', departments: ['own'] } as const;
          const head = await invited(of.app, of.session, 'head@example.org', rights);
          for (const asked of ['sort=oldest', 'sort=newest&limit=1', 'sort=oldest&limit=2']) {
            const left = await told(of, head, 'left', asked);
            expect(left).toEqual(await told(of, head, 'right', asked));
          }
        } finally {
          await of.drop();
        }
      }),
      { numRuns: repeats(20, 400), examples: [[SAME_DAY]] },
    );
  }, 600_000);
});
