import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeliveryWish } from '#db/queries/deliveries.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { repeats } from '#tests/soak.ts';
import type { TestStore } from '../store/engines.ts';
import { DIALECTS, NOW } from '../store/engines.ts';
import { WISH as ALERT } from './wish.ts';

const WISH: DeliveryWish = { ...ALERT, to: { person: 'huda' } };

const fired = fc.record({
  after: fc.integer({ min: 0, max: 40 * 60_000 }),
  person: fc.constantFrom('huda', 'omar'),
  severity: fc.constantFrom('watch' as const, 'grave' as const),
  cause: fc.constantFrom(null, 'a:begins', 'a:ends'),
  held: fc.constantFrom(null, null, null, 'silenced' as const, 'inhibited' as const),
});

function mostInAnHour(times: readonly number[]): number {
  const counts = times.map((end) => times.filter((at) => at <= end && at > end - 3_600_000).length);
  return Math.max(0, ...counts);
}

describe.each(DIALECTS)('the outbox on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  it('keeps each message in one state: what fired was sent, waits, or is digested, silenced or inhibited', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fired, { maxLength: 40 }), async (history) => {
        test = await open();
        const repository = test.store.as(LOCAL_ADMINISTRATOR);
        let now = NOW;
        const states: Record<string, number> = {};
        let heldFor = 0;
        for (const { after, person, severity, cause, held } of history) {
          now += after;
          const wish: DeliveryWish = {
            ...WISH,
            to: { person },
            severity,
            flapsAs: cause,
            held: held && { state: held, why: 'test' },
          };
          if (held) heldFor += 2;
          const made = await repository.write('enqueueDeliveries', { wishes: [wish], now });
          expect(made.map(({ channel }) => channel)).toEqual(['app', 'mail']);
          for (const { state } of made) states[state] = (states[state] ?? 0) + 1;
        }
        const { sent = 0, waiting = 0, digested = 0, silenced = 0, inhibited = 0 } = states;
        expect(silenced + inhibited).toBe(heldFor);
        // In the application and by mail the same bounds hold.
        expect(sent).toBe(waiting);
        expect(sent + waiting + digested + silenced + inhibited).toBe(2 * history.length);
        const rows = await repository.read('listDeliveries', { limit: 500 });
        const usual = rows.filter(({ person, channel, state, kind }) => {
          const isNow = state === 'sent' || state === 'waiting';
          return person === 'huda' && channel === 'app' && isNow && kind === 'alert';
        });
        // Seven usual ones and thirteen grave ones never fall into one hour; here both are counted together.
        expect(mostInAnHour(usual.map(({ madeAt }) => madeAt))).toBeLessThanOrEqual(6 + 12);
        await test.drop();
      }),
      { numRuns: repeats(8, 200) },
    );
    test = await open();
  });

  it('lets six usual and twelve grave ones of a storm through and lists the rest in one digest a lane', async () => {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    const storm = (severity: 'watch' | 'grave'): DeliveryWish[] =>
      Array.from({ length: 40 }, () => ({ ...WISH, severity }));
    const wishes = [...storm('watch'), ...storm('grave')];
    const made = await repository.write('enqueueDeliveries', { wishes, now: NOW });
    for (const channel of ['app', 'mail']) {
      const states = made.filter((one) => one.channel === channel).map(({ state }) => state);
      expect(states.filter((state) => state !== 'digested')).toHaveLength(6 + 12);
    }
    const rows = await repository.read('listDeliveries', { limit: 500 });
    const digests = rows.filter(({ kind }) => kind === 'digest');
    expect(digests.map(({ channel }) => channel).sort()).toEqual(['app', 'mail']);
    for (const { id, channel } of digests) {
      const listed = await repository.read('readDigested', { digest: id });
      const held = made.filter((one) => one.channel === channel && one.state === 'digested');
      expect(listed.map((one) => one.id).sort()).toEqual(held.map((one) => one.id).sort());
    }
  });

  it('tells a cause that comes and goes once an hour each way, the rest in the digest', async () => {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    const counts = { told: 0, digested: 0 };
    for (let minute = 0; minute < 120; minute += 5) {
      const flapsAs = minute % 10 === 0 ? '7:billing:begins' : '7:billing:ends';
      const now = NOW + minute * 60_000;
      const [app] = await repository.write('enqueueDeliveries', {
        wishes: [{ ...WISH, flapsAs }],
        now,
      });
      counts[app?.state === 'sent' ? 'told' : 'digested'] += 1;
    }
    expect(counts).toEqual({ told: 4, digested: 20 });
  });
});
