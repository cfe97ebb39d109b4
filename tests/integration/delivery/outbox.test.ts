import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { DeliveryWish } from '#db/queries/deliveries.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { repeats } from '#tests/soak.ts';
import type { TestStore } from '../store/engines.ts';
import { ENGINES, NOW } from '../store/engines.ts';

const WISH: DeliveryWish = {
  to: { person: 'huda' },
  kind: 'alert',
  alert: 1,
  severity: 'serious',
  departments: [],
  flapsAs: null,
  content: '{}',
  held: null,
};

const fired = fc.record({
  after: fc.integer({ min: 0, max: 40 * 60_000 }),
  person: fc.constantFrom('huda', 'omar'),
  severity: fc.constantFrom('watch' as const, 'grave' as const),
  cause: fc.constantFrom(null, 'a:begins', 'a:ends'),
  held: fc.constantFrom(null, null, null, 'silenced' as const, 'inhibited' as const),
});

describe.each(ENGINES)('the outbox on $name', ({ open }) => {
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
        await test.drop();
      }),
      { numRuns: repeats(8, 200) },
    );
    test = await open();
  });
});
