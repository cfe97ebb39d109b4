import type { NewLoop } from '#db/queries/loop-open.ts';
import { parseDay } from '#server/domain/time/day.ts';
import { departmentOf } from '../alerts/house-alerts.ts';
import type { FilledApp } from '../api/filled.ts';

/**
 * Loops of the house, each with an action and an obstacle of an executive nobody knows: of billing where
 * delivery was asked, of cards, and of cards where billing was asked; `times` over.
 */
export async function beginInHouse(filled: FilledApp, times = 1): Promise<void> {
  const billing = await departmentOf(filled, 'billing');
  const cards = await departmentOf(filled, 'cards');
  const delivery = await departmentOf(filled, 'delivery');
  const loop = (department: number, asked: readonly number[]): NewLoop => ({
    title: 'Calls that come twice',
    severity: 'serious',
    theme: null,
    department,
    scope: { metric: 'volume', filters: ['department=billing'], from: parseDay('2026-10-01') },
    opening: { from: parseDay('2026-11-22'), to: parseDay('2026-11-23') },
    origin: { kind: 'person', id: null },
    stake: null,
    sponsor: null,
    reading: null,
    asked,
    records: [],
  });
  const now = filled.clock.now;
  const maker = { by: 'nobody', now };
  for (let i = 0; i < times; i++) {
    for (const one of [loop(billing, [delivery]), loop(cards, []), loop(cards, [billing])]) {
      const id = await filled.repository.write('openLoop', { loop: one, once: null, ...maker });
      const action = { kind: 'add_action', phase: 'plan', title: 'Ask', owner: null } as const;
      const obstacle = { kind: 'raise_obstacle', text: 'Budget', department: null } as const;
      const decideBy = parseDay('2027-01-01');
      for (const deed of [
        { ...action, dueOn: null },
        { ...obstacle, executive: 'nobody', decideBy },
      ]) {
        await filled.repository.write('workOnLoop', { id, deed, ...maker });
      }
    }
  }
}
