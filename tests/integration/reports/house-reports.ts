import { departmentOf } from '../alerts/house-alerts.ts';
import type { FilledApp } from '../api/filled.ts';

/** Reports of somebody nobody knows: about billing, about cards, and about no department. */
export async function reportInHouse(filled: FilledApp): Promise<void> {
  const now = filled.clock.now;
  const billing = await departmentOf(filled, 'billing');
  const cards = await departmentOf(filled, 'cards');
  for (const department of [billing, cards, null]) {
    const report = {
      text: 'The form asks twice',
      theme: null,
      department,
      frequency: 'daily',
      language: 'en',
      by: 'nobody',
      isProgram: false,
      match: null,
    } as const;
    await filled.repository.write('addReport', { report, now, once: null });
  }
}
