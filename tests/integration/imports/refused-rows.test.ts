import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rejectRows } from '#client/features/data/reject-rows.ts';
import { csvText } from '#client/format/csv.ts';
import { dataAr } from '#client/i18n/messages/data-ar.ts';
import { rejectAnswers } from '#server/services/imports/answers.ts';
import { dryRun } from '#server/services/imports/dry-run.ts';
import { readRejectPage } from '#server/services/imports/lists.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { beginUndo, finishUndo } from '#server/services/imports/undo.ts';
import { sentence } from '#server/messages/sentence.ts';
import type { Desk } from './files.ts';
import { desk, NOW } from './files.ts';

let test: Desk;
beforeEach(() => {
  test = desk();
});
afterEach(() => test.drop());

/** Two kinds of record of a row, a text, and a column that is not read. */
function mappingOf(format: object, names: Record<'id' | 'day' | 'due' | 'score' | 'said', string>) {
  return {
    version: 1,
    source: 'desk',
    dates: ['YYYY-MM-DD'],
    format,
    instruments: [
      { id: 'q', kind: 'csat', question: {}, scaleMin: 1, scaleMax: 5, topFrom: 4, bottomTo: 2 },
    ],
    records: [
      {
        kind: 'case',
        id: { column: names.id },
        at: names.day,
        fields: { dueAt: names.due, text: names.said },
      },
      {
        kind: 'response',
        id: { column: names.id, part: 'q' },
        at: names.day,
        instrument: 'q',
        fields: { score: names.score },
      },
    ],
  };
}

/** Answers without an id of their own, as a survey is exported. */
function surveyOf(hash: 'all' | readonly string[]) {
  const { instruments } = mappingOf({}, NAMED);
  return {
    version: 1,
    source: 'survey',
    dates: ['YYYY-MM-DD'],
    instruments,
    records: [
      { kind: 'response', id: { hash }, at: 'date', instrument: 'q', fields: { score: 'score' } },
    ],
  };
}

const NAMED = { id: 'id', day: 'day', due: 'due', score: 'score', said: 'said' };
const HEADER = ['id', 'day', 'due', 'score', 'said', 'phone'];
const ROWS = [
  ['1', '2026-10-01', '2026-10-05', '4', 'good', '0501234567'],
  ['2', '2026-02-31', '2026-10-05', '4', 'call 0501234567; "now"', '0501234567'],
  ['-3', '2026-10-03', '2026-13-45', '9', 'bad', ''],
  ['4', '2026-10-04', '', '5', '=1+1', ''],
];

function written(rows: readonly (readonly string[])[], delimiter: string): string {
  const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  return rows.map((row) => row.map(cell).join(delimiter)).join('\n');
}

async function download(id: string): Promise<string> {
  const { rejects, ...page } = await readRejectPage(test.repository, id, undefined);
  const told = rejectAnswers(rejects, (problem) => sentence(problem, 'ar'));
  const list = { ...page, columns: page.columns && [...page.columns], rejects: told };
  const { rejectLine: line, rejectReasons: reasons } = dataAr.data;
  return csvText(rejectRows(list, { line, reasons }), page.format.delimiter);
}

describe('refused rows', () => {
  it('are counted and listed once each, with all reasons and their own cells', async () => {
    const path = await test.put(written([HEADER, ...ROWS], ','));
    const mapping = readMapping(mappingOf({}, NAMED));
    const looked = await dryRun(test.repository, { path }, mapping, NOW);
    const job = await test.importText(written([HEADER, ...ROWS], ','), {}, mapping);
    expect([looked.rowsRejected, looked.rowsRead]).toEqual([2, 4]);
    expect([job.rowsRejected, job.rowsRead, job.recordsNew]).toEqual([2, 4, 4]);
    const { rejects } = await readRejectPage(test.repository, job.id, undefined);
    for (const list of [looked.rejects, rejects]) {
      expect(list).toMatchObject([
        { line: 3, code: 'ROW_DATE_INVALID', params: { column: 'day', value: '2026-02-31' } },
        {
          line: 4,
          code: 'ROW_DATE_INVALID',
          params: { column: 'due', value: '2026-13-45' },
          further: [{ code: 'ROW_SCORE_OUTSIDE', params: { value: '9' } }],
        },
      ]);
      // The text and the column that is not read as they would be stored at most: without the number of a phone.
      expect(list.map(({ cells }) => cells)).toEqual([
        ['2', '2026-02-31', '2026-10-05', '4', 'call [phone]; "now"', '[phone]'],
        ['-3', '2026-10-03', '2026-13-45', '9', 'bad', ''],
      ]);
    }
  });

  it.each([
    { delimiter: ',', headerRows: 1 },
    { delimiter: ';', headerRows: 3, encoding: 'windows-1256' },
    { delimiter: '\t', headerRows: 0 },
    { delimiter: ',', headerRows: 2, headerLine: 3 },
  ])('are mended in their download and imported again as they were: %o', async (format) => {
    const { delimiter, headerRows, headerLine = 1 } = format;
    const names = headerRows === 0 ? { id: '1', day: '2', due: '3', score: '4', said: '5' } : NAMED;
    const headers = Array.from({ length: headerRows }, () => HEADER);
    const mapping = mappingOf(format, names);
    const above = 'a title\n'.repeat(headerLine - 1);
    const file = above + written([...headers, ...ROWS], delimiter);
    const job = await test.importText(file, {}, mapping);
    expect([job.rowsRejected, job.recordsNew]).toEqual([2, 4]);
    const text = await download(job.id);
    expect(text).toMatch(/\p{Script=Arabic}/u);
    // A spreadsheet shows them as boxes, and a search for a value stumbles over them.
    expect(text).not.toMatch(/[\u2066-\u2069]/);
    expect(text).not.toContain('0501234567');
    const mended = text
      .replaceAll('2026-02-31', '2026-02-28')
      .replaceAll('2026-13-45', '2026-10-09')
      .replace(`${delimiter}9${delimiter}`, `${delimiter}3${delimiter}`);
    const again = await test.importText(mended, {}, mapping);
    expect(again).toMatchObject({ rowsRead: 2, rowsRejected: 0, recordsNew: 4, state: 'done' });
  });

  it('whose cells stand in each other’s places tell no number of a phone', async () => {
    const text = `${HEADER.join()}\n1,2026-10-01,call me, 0501234567,4,good,x`;
    const job = await test.importText(text, {}, mappingOf({}, NAMED));
    expect(job.rowsRejected).toBe(1);
    const kept = await download(job.id);
    expect(kept).toContain('call me');
    expect(kept).not.toContain('0501234567');
  });

  it('are not kept when their import is taken back', async () => {
    const job = await test.importText(written([HEADER, ...ROWS], ','), {}, mappingOf({}, NAMED));
    const now = () => NOW;
    await finishUndo(test.repository, await beginUndo(test.repository, job.id, now), now);
    const { rejects } = await readRejectPage(test.repository, job.id, undefined);
    expect(rejects.map(({ line, cells }) => [line, cells ?? null])).toEqual([
      [3, null],
      [4, null],
    ]);
  });

  it('are no formulas for a spreadsheet', async () => {
    const rows = [HEADER, ['=1+1', '2026-02-31', '', '', '@x', '']];
    const job = await test.importText(written(rows, ','), {}, mappingOf({}, NAMED));
    expect(await download(job.id)).toContain("\r\n'=1+1,2026-02-31,,,'@x,,2,");
  });

  it('come in mended as what they were, under the columns of their file', async () => {
    const rows = [
      HEADER,
      ["'=1+1", '2026-02-31', '', '', '@x', ''],
      ['+966', 'x', '', '', '-', ''],
    ];
    const job = await test.importText(written(rows, ','), {}, mappingOf({}, NAMED));
    const mended = (await download(job.id))
      .replace('2026-02-31', '2026-02-28')
      .replace(',x,', ',2026-10-01,');
    const path = await test.put(mended);
    const run = await dryRun(test.repository, { path }, readMapping(mappingOf({}, NAMED)), NOW);
    expect(run.facts).toMatchObject({ columns: HEADER, leftOut: ['السطر', 'سبب الرفض'] });
    expect(run.sample.flatMap((one) => (one.kind === 'case' ? [one] : []))).toMatchObject([
      { externalId: "'=1+1", fields: { text: '@x' } },
      { externalId: '+966', fields: { text: '-' } },
    ]);
    const again = await test.importText(mended, {}, mappingOf({}, NAMED));
    expect([again.rowsRejected, again.header?.file]).toEqual([0, HEADER]);
  });

  it.each([{ hash: 'all' as const }, { hash: ['date', 'score'] }])(
    'without an id are new when mended, however often the file has such a row: %o',
    async ({ hash }) => {
      const mapping = surveyOf(hash);
      const rows = ['2026-10-01,5', '2026-10-01,5', '31/02/2026,5', '2026-10-01,5', '?,5'];
      const job = await test.importText(['date,score', ...rows].join('\n'), {}, mapping);
      expect([job.rowsRejected, job.recordsNew]).toEqual([2, 3]);
      const mended = (await download(job.id)).replace(/31.02.2026|\?/g, '2026-10-01');
      const again = await test.importText(mended, {}, mapping);
      expect(again).toMatchObject({ rowsRead: 2, recordsNew: 2, recordsSame: 0 });
      const twice = await test.importText(mended, {}, mapping);
      expect(twice).toMatchObject({ rowsRead: 2, recordsNew: 0, recordsSame: 2 });
    },
  );

  it('without an id keep the line of their file, also when they are refused again', async () => {
    const mapping = surveyOf('all');
    const rows = ['2026-10-01,5', '?,5', '?,5'];
    const job = await test.importText(['date,score', ...rows].join('\n'), {}, mapping);
    const half = (await download(job.id)).replace('?', '2026-10-01');
    const first = await test.importText(half, {}, mapping);
    expect(first).toMatchObject({ recordsNew: 1, rowsRejected: 1 });
    const { rejects } = await readRejectPage(test.repository, first.id, undefined);
    expect(rejects.map(({ line }) => line)).toEqual([4]);
    const rest = (await download(first.id)).replace('?', '2026-10-01');
    expect(await test.importText(rest, {}, mapping)).toMatchObject({ recordsNew: 1 });
  });

  it('without an id are the same records, whether a row with too many cells is among them', async () => {
    const rows = ['31/02/2026,5', '2026-10-02,5,x'];
    const job = await test.importText(['date,score', ...rows].join('\n'), {}, surveyOf('all'));
    const [header = '', mended = '', long = ''] = (await download(job.id))
      .replace('31/02/2026', '2026-10-01')
      .replace('\uFEFF', '')
      .split('\r\n');
    const withLong = [header, mended, long.replace(',x,', ',,')].join('\n');
    const first = await test.importText(withLong, {}, surveyOf('all'));
    expect([job.rowsRejected, first.recordsNew]).toEqual([2, 2]);
    const without = [header, mended].join('\n').replaceAll(/^((?:[^,]*,){2}),/gm, '$1');
    expect(without).toMatch(/^date,score,السطر,/);
    const again = await test.importText(without, {}, surveyOf('all'));
    expect(again).toMatchObject({ rowsRead: 1, recordsNew: 0, recordsSame: 1 });
  });

  it.each([{}, { kind: 'ndjson' }])(
    'of JSON come in mended, too, by the mapping that read them: %o',
    async (format) => {
      const lines = [1, 2].map((id) => JSON.stringify({ about: { day: 'x' }, id: `${id}` }));
      const mapping = { ...mappingOf(format, { ...NAMED, day: 'about.day' }) };
      const job = await test.importText(lines.join('\n'), {}, mapping);
      expect([job.rowsRejected, job.recordsNew]).toEqual([2, 0]);
      const mended = (await download(job.id)).replaceAll('x', '2026-10-01');
      const again = await test.importText(mended, {}, mapping);
      expect([again.rowsRejected, again.recordsNew]).toEqual([0, 4]);
    },
  );

  it.each([
    { fault: 'a zone that is none', change: { zone: 'Nowhere/Land' } },
    { fault: 'a pattern of dates that is none', change: { dates: ['YYYY-QQ'] } },
  ])(
    'of JSON are listed without names where their mapping has $fault by now',
    async ({ change }) => {
      const mapping = mappingOf({}, NAMED);
      const job = await test.importText(JSON.stringify([{ id: '1', day: 'x' }]), {}, mapping);
      // As an earlier version may have noted it.
      const file = new Database(join(test.folder, 'basira.db'));
      const noted = JSON.stringify({ ...mapping, ...change });
      file.prepare('update import_job set mapping = ? where id = ?').run(noted, job.id);
      file.close();
      const page = await readRejectPage(test.repository, job.id, undefined);
      expect(page).toMatchObject({ total: 1, columns: null, rejects: [{ line: 1 }] });
    },
  );

  it('of JSON lists that stand on one line are rows of their own', async () => {
    const list = [1, 2, 3].map((id) => ({ id: String(id), day: '2026-02-31' }));
    const mapping = mappingOf({}, NAMED);
    const job = await test.importText(JSON.stringify(list), {}, mapping);
    expect([job.rowsRejected, job.rowsRead]).toEqual([3, 3]);
  });
});
