import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PRECISIONS } from '#server/domain/records/fields.ts';
import type { Precision } from '#server/domain/records/fields.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { beginImport, runImport } from '#server/services/imports/run.ts';
import { Intake } from '#server/services/intake.ts';
import { record } from '#tests/builders/records.ts';
import { workbookOf } from '#tests/builders/workbook.ts';
import { repeats } from '#tests/soak.ts';
import { desk, NOW } from './files.ts';
import type { Desk } from './files.ts';

let open: Desk;
beforeEach(() => {
  open = desk();
});
afterEach(() => open.drop());

const ROWS = 20;
const AT = Date.UTC(2026, 9, 1);
const QUARTER = 15 * 60_000;

const csv = (pattern: 'minutes' | 'seconds'): Buffer =>
  Buffer.from(
    [
      'id,opened',
      ...Array.from({ length: ROWS }, (_, i) => {
        const time = new Date(AT + (i + 1) * QUARTER).toISOString().replace('T', ' ');
        return `T-${i},${time.slice(0, pattern === 'minutes' ? 16 : 19)}`;
      }),
    ].join('\n'),
  );

/** 1 October 2026 is day 46,296 of the 1900 system. */
const workbook = workbookOf({
  formats: ['yyyy-mm-dd hh:mm'],
  sheets: [
    {
      name: 'Tickets',
      rows: [
        '<row><c t="inlineStr"><is><t>id</t></is></c><c t="inlineStr"><is><t>opened</t></is></c></row>',
        ...Array.from(
          { length: ROWS },
          (_, i) =>
            `<row><c t="inlineStr"><is><t>T-${i}</t></is></c><c s="1"><v>${46_296 + (i + 1) / 96}</v></c></row>`,
        ),
      ].join(''),
    },
  ],
});

const FILES = { minutes: csv('minutes'), seconds: csv('seconds'), workbook };

async function bring(name: keyof typeof FILES): Promise<object> {
  const { repository, folder } = open;
  const path = join(folder, name);
  await writeFile(path, FILES[name]);
  const mapping = readMapping({
    version: 1,
    source: 'desk',
    zone: 'UTC',
    dates: ['ISO'],
    records: [{ kind: 'case', id: { column: 'id' }, at: 'opened' }],
  });
  const work = { repository, now: () => NOW, input: { path } };
  const job = await beginImport({ ...work, fileName: name, mapping });
  const { recordsNew, recordsChanged, recordsSame } = await runImport(work, job);
  return { recordsNew, recordsChanged, recordsSame };
}

/** What is stored of the case `c`. */
async function stored(): Promise<{ precision: Precision | undefined; status: unknown }> {
  const args = { slot: 0, kind: 'case', after: null, limit: 9 } as const;
  const { columns, rows } = await open.repository.read('pageRecords', args);
  const cell = (name: string): unknown => rows[0]?.[columns.indexOf(name)];
  return { precision: PRECISIONS[Number(cell('precision'))], status: cell('status') };
}

describe('an instant that is told to the minute and to the second', () => {
  it.each([
    ['minutes', 'workbook'],
    ['workbook', 'minutes'],
    ['seconds', 'minutes'],
    ['seconds', 'workbook'],
  ] as const)('is the same one in a file of %s and in one of %s', async (first, second) => {
    expect(await bring(first)).toMatchObject({ recordsNew: ROWS });
    expect(await bring(second)).toEqual({ recordsNew: 0, recordsChanged: 0, recordsSame: ROWS });
  });

  it('changes nothing by itself, and stays as fine as it was where something else changes', async () => {
    const version = fc.record({
      precision: fc.constantFrom(...PRECISIONS),
      status: fc.constantFrom('open', 'closed'),
    });
    const histories = fc.array(version, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(histories, async (versions) => {
        await open.drop();
        open = desk();
        const intake = new Intake(open.repository, 'desk');
        await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
        const told: typeof versions = [];
        for (const next of versions) {
          const { precision, status } = next;
          const held = told.at(-1);
          const { changed } = await intake.store(
            [record('case', 'c', AT, { status }, { precision })],
            NOW,
          );
          const isOfDay = [held?.precision, precision].filter((one) => one === 'day').length;
          const isChanged = held !== undefined && (held.status !== status || isOfDay === 1);
          expect(changed).toBe(isChanged ? 1 : 0);
          const isFiner = held?.precision === 'second' && precision === 'minute';
          const now = isFiner ? { ...next, precision: held.precision } : next;
          told.push(held && !isChanged ? held : now);
          expect(await stored()).toEqual(told.at(-1));
        }
      }),
      { numRuns: repeats(40, 1000) },
    );
  });

  it('is another one where the seconds are others', async () => {
    const intake = new Intake(open.repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
    const send = (at: number, precision: Precision) =>
      intake.store([record('case', 'c', at, {}, { precision })], NOW);
    await send(AT + 27_000, 'second');
    expect(await send(AT, 'minute')).toMatchObject({ changed: 1 });
    expect((await stored()).precision).toBe('minute');
  });
});
