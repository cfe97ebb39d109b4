import { describe, expect, it } from 'vitest';
import { foldedName } from '#client/features/data/import/folded-name.ts';
import { headerChanges } from '#client/features/data/import/header-changes.ts';
import { readFrom, spellingOf } from '#client/features/data/import/read-from.ts';
import type { Mapping } from '#server/contract/mapping.ts';
import { foldedName as onServer } from '#server/domain/text/folded-name.ts';

it('names are compared as the server compares them, whatever sign they have', () => {
  const others = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
    (sign) => foldedName(`a${sign}b`) !== onServer(`a${sign}b`),
  );
  expect(others).toEqual([]);
  expect(foldedName('𝐓icket 😀')).toBe(onServer('𝐓icket 😀'));
});

describe('A name is read from', () => {
  it('the column that is called so, else the only one that is spelled otherwise', () => {
    expect([...readFrom(['Status', 'Ticket ID'], ['TICKET\u00a0ID', 'STATUS', 'Status'])]).toEqual([
      ['Status', 'Status'],
      ['Ticket ID', 'TICKET\u00a0ID'],
    ]);
    expect(readFrom(['Status'], ['STATUS', 'status']).size).toBe(0);
  });

  it('no column that another name means', () => {
    expect([...readFrom(['Status', 'STATUS'], ['Status'])]).toEqual([['Status', 'Status']]);
    expect(readFrom(['status', 'STATUS'], ['Status']).size).toBe(0);
  });
});

describe('A header that is spelled otherwise', () => {
  const mapping: Mapping = {
    version: 1,
    source: 'desk',
    records: [
      { kind: 'case', id: { column: 'Ticket' }, at: 'Opened', fields: { status: 'Status' } },
    ],
  };
  const columns = ['Ticket', 'Opened', 'Status', 'Note'];
  const loud = columns.map((column) => column.toUpperCase());
  const none = { missing: [], gone: [], fresh: [] };

  it('has not changed, in whatever spelling it was before', () => {
    for (const earlier of [columns, loud]) {
      for (const now of [columns, loud]) {
        expect(headerChanges(mapping, earlier, now)).toMatchObject(none);
      }
    }
    expect(headerChanges(mapping, columns, [...loud.slice(0, 2), 'CITY'])).toMatchObject({
      missing: ['Status'],
      gone: ['Note'],
      fresh: ['CITY'],
    });
  });

  it('has in JSON, where a path is a path', () => {
    for (const name of ['a.json', 'a.ndjson.gz', 'A.JSONL']) {
      const changes = headerChanges(mapping, columns, loud, null, spellingOf(name));
      expect(changes.missing).toEqual(['Ticket', 'Opened', 'Status']);
      expect(changes.fresh).toEqual(loud);
    }
    expect(headerChanges(mapping, columns, loud, null, spellingOf('a.csv'))).toMatchObject(none);
  });
});
