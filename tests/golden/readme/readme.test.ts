import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readMapping } from '#server/ingest/mapping.ts';
import { readRecords } from '#server/ingest/read-records.ts';

const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

describe('the README', () => {
  it('shows the two commands', () => {
    expect(readme).toContain('npm ci && npm start');
    expect(readme).toContain('npm ci && npm test');
  });

  it('shows a mapping that reads a file with the columns it names', async () => {
    const block = /```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const mapping = readMapping(JSON.parse(block));
    const file =
      'Ticket,Opened,Solved,Due,Team,Channel,Reason,Status\nT-1,2026-11-01 09:00,2026-11-01 12:30,2026-11-03 09:00,Billing,Phone,Charged twice,closed\n';
    const bytes = Buffer.from(file);
    const { batches } = await readRecords({ input: { bytes }, mapping, zone: 'UTC' });
    const records = [];
    for await (const batch of batches) {
      expect(batch.rejects).toEqual([]);
      records.push(...batch.records);
    }
    expect(records).toMatchObject([
      {
        kind: 'case',
        externalId: 'T-1',
        at: Date.UTC(2026, 10, 1, 9),
        dimensions: { department: 'Billing', channel: 'Phone', theme: 'Charged twice' },
        fields: { resolvedAt: Date.UTC(2026, 10, 1, 12, 30), status: 'closed' },
      },
    ]);
  });
});
