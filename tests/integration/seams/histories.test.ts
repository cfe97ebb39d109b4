import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { repeats } from '#tests/soak.ts';
import { forAnyHistory } from '../store/any-history.ts';
import { ENGINES } from '../store/engines.ts';
import { themeOf } from '../themes/plain-model.ts';
import { Play } from './play.ts';
import { step } from './steps.ts';
import type { Step } from './steps.ts';

it('the histories tell records with and without each thing that a source may tell', () => {
  const steps = fc.sample(step, { numRuns: 300, seed: 1 });
  const records = steps.flatMap((one) => (one.kind === 'send' ? one.records : []));
  for (const told of ['customer', 'caseId', 'department', 'theme', 'text'] as const) {
    const share = records.filter((one) => one[told] !== null).length / records.length;
    expect([told, share > 0.2 && share < 0.8]).toEqual([told, true]);
  }
});

describe.each(ENGINES)('any history over all that changes records, on $name', (engine) => {
  const runs = engine.startsQuickly ? repeats(12, 500) : repeats(2, 20);

  it(
    'keeps check clean at every step, and at rest leaves what a naive reading of the history says',
    { timeout: 1_800_000 },
    async () => {
      expect(runs).toBeGreaterThan(0);
      const histories = { event: step, length: [3, 16], runs } as const;
      await forAnyHistory(engine, histories, async ({ store }, steps) => {
        const play = new Play(store.as(LOCAL_ADMINISTRATOR));
        await play.open();
        for (const [i, one] of steps.entries()) {
          await play.happen(one, i);
          await play.checkMeanwhile();
        }
        await play.compareAtRest();
      });
    },
  );
});

/** Found by the property above. */
describe.each(ENGINES)(
  'a record whose text a taken back import had overwritten, on $name',
  (engine) => {
    it('has the theme that its text said by the rules in force when its customer was erased', async () => {
      const sent = { hour: 0, caseId: null, department: null, theme: null, score: 0 } as const;
      const steps: Step[] = [
        {
          kind: 'send',
          asImport: false,
          again: false,
          records: [{ ...sent, kind: 'case', id: 2, customer: null, text: 'late' }],
        },
        {
          kind: 'send',
          asImport: true,
          again: false,
          records: [{ ...sent, kind: 'case', id: 2, customer: 'CUST-002', text: null }],
        },
        { kind: 'themes', themes: [themeOf('t0', []), themeOf('t1', [])] },
        { kind: 'erase', customer: 'CUST-002' },
        { kind: 'undo import', which: 0 },
      ];
      const { store, drop } = await engine.open();
      try {
        const play = new Play(store.as(LOCAL_ADMINISTRATOR));
        await play.open();
        for (const [i, one] of steps.entries()) await play.happen(one, i);
        await play.compareAtRest();
      } finally {
        await drop();
      }
    });
  },
);
