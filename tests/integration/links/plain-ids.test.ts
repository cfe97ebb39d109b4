import { afterEach, expect, it } from 'vitest';
import { checkAll, differencesOf } from '#server/services/check.ts';
import { linkAll } from '#server/services/linker.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

let filled: FilledApp | null = null;
afterEach(async () => {
  await filled?.drop();
  filled = null;
});

it('ids with control characters neither part a story nor pass for an erased customer', async () => {
  filled = await filledApp({ records: [] });
  const { repository, clock } = filled;
  const sent = async (key: string, records: object[]): Promise<void> => {
    const response = await filled?.send('/api/batches', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ source: 'desk', records }),
    });
    expect(response?.status).toBe(200);
    await linkAll(repository, () => clock.now);
  };
  const contact = (externalId: string, day: number, customer: string) => ({
    kind: 'contact',
    externalId,
    at: `2026-11-${day}T08:00:00Z`,
    customer,
  });
  await sent('a', [
    contact('k1', 15, 'A\nB'),
    contact('k2', 16, 'A\nB'),
    contact('k\u00183', 17, '\u0018sealed'),
  ]);
  await sent('b', [contact('k2', 16, 'C')]);
  expect(differencesOf(await checkAll(repository))).toEqual([]);
  const { record } = await filled.json<{ record: { customer: string | null } }>(
    `/api/records/contact/desk/${encodeURIComponent('k\uFFFD3')}`,
  );
  expect(record.customer).toBe('\uFFFDsealed');
});
