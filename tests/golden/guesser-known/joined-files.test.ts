import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { joinTables } from '#server/ingest/guess/joined/join.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { withData } from '../store.ts';

const folder = new URL('../../../../shared/data/vendor_exports/zendesk/', import.meta.url);
const file = async (name: string) => ({ bytes: await readFile(new URL(name, folder)), name });

// Which column names a row of which table: tests/golden/mappings/zendesk-tickets.json, written by hand before the guesser
// could join. These samples of tables have hardly a key in common, so that mostly headers tell; of requesters nothing does.
withData('vendor_exports', 'the tables of a help desk', () => {
  describe('are joined to its tickets by the keys that a person chose', () => {
    it.each([
      ['group_data.csv', 'group_id', 'id'],
      ['organization_data.csv', 'organization_id', 'id'],
      ['ticket_field_history_data.csv', 'id', 'ticket_id'],
      ['ticket_comment_data.csv', 'id', 'ticket_id'],
    ] as const)('%s by %s and %s', async (name, own, theirs) => {
      const sample = await sampleFile(await file('ticket_data.csv'));
      const wish = { input: await file(name), fileName: name, sheet: null, isSameFile: false };
      const { tables } = await joinTables(sample, 'ticket_data.csv', [{ ...wish, keys: null }]);
      expect(tables[0]?.keys).toEqual({ own, theirs });
    });

    it('and where neither values nor headers tell, by none', async () => {
      const sample = await sampleFile(await file('ticket_data.csv'));
      const input = await file('user_data.csv');
      const wish = { input, fileName: input.name, sheet: null, isSameFile: false, keys: null };
      const { tables } = await joinTables(sample, 'ticket_data.csv', [wish]);
      expect(tables[0]?.keys).toBeNull();
    });
  });
});
