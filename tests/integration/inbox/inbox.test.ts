import { appendFileSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginUndo, finishUndo } from '#server/services/imports/undo.ts';
import { textRows, workbookOf } from '../../builders/workbook.ts';
import { fileOf, MAPPING, NOW } from '../imports/files.ts';
import type { Watched } from './desk-inbox.ts';
import { openWatched } from './desk-inbox.ts';

const MAPPING_TEXT = JSON.stringify(MAPPING);

let desk: Watched;
beforeEach(() => {
  desk = openWatched();
});
afterEach(async () => {
  expect(desk.failures.filter((error) => !String(error).includes('FILE_'))).toEqual([]);
  await desk.drop();
});

function imports() {
  return desk.repository.read('listImports', { limit: 100 });
}

async function records(): Promise<number> {
  return (await desk.repository.read('checkStore', { slot: 0 })).records;
}

async function undo(id = ''): Promise<void> {
  await finishUndo(desk.repository, await beginUndo(desk.repository, id, desk.now), desk.now);
}

function bare(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}

describe('a file in the inbox of a source', () => {
  it('is imported by the mapping beside it and lies in done with a report in both languages', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    // 60 rows of which each 20th, on lines 21, 41 and 61, has no date for its two records: 57 cases, 57 answers.
    desk.put('desk/اليوم.csv', fileOf(60, 20));
    await desk.take();
    expect(desk.names('desk')).toEqual(['done', 'mapping.json']);
    expect(desk.names('desk/done')).toEqual([
      'اليوم.csv',
      'اليوم.csv.report.json',
      'اليوم.csv.report.txt',
    ]);
    expect(desk.text('desk/done/اليوم.csv')).toBe(fileOf(60, 20));
    const [job] = await imports();
    const report = desk.report('desk/done/اليوم.csv.report.json');
    expect(report).toMatchObject({
      id: job?.id,
      result: 'stored',
      source: 'desk',
      file: 'اليوم.csv',
      reason: null,
      import: { id: job?.id, rowsRead: 60, recordsNew: 114, rowsRejected: 3 },
    });
    expect(report.refusedRows.map(({ line, code }) => `${line} ${code}`)).toEqual(
      [21, 41, 61].map((line) => `${line} ROW_DATE_INVALID`),
    );
    const text = bare(desk.text('desk/done/اليوم.csv.report.txt'));
    const [english = '', arabic = ''] = text.trimEnd().split('\n\n');
    expect(english).toContain(
      '“اليوم.csv” was imported into “desk”: 114 new records, 0 changed records, 0 already there',
    );
    expect(english.split('\n')).toHaveLength(4);
    expect(english).toContain('on line 41');
    expect(arabic).toContain('استُورد الملف «اليوم.csv» إلى المصدر «desk»: 114 سجلًا جديدًا');
    expect(arabic.split('\n')).toHaveLength(4);
    expect(arabic).toContain('في السطر 41');
    expect(await records()).toBe(114);
  });

  it('is called by its name where its import comes upon a fault, and so is a joined file', async () => {
    const rows = Array.from({ length: 9 }, (_, i) => ({ id: String(i), day: '2026-10-01' }));
    const cut = JSON.stringify(rows).slice(0, -20);
    const mapping = {
      version: 1,
      source: 'desk',
      records: [{ kind: 'case', id: { column: 'id' }, at: 'day' }],
    };
    desk.put('desk/mapping.json', JSON.stringify(mapping));
    desk.put('desk/list.json', cut);
    await desk.take();
    const [job] = await imports();
    expect(job).toMatchObject({ state: 'failed', problem: { code: 'FILE_TRUNCATED' } });
    expect(job?.problem?.params['path']).toBe('list.json');
    const report = desk.report('desk/rejected/list.json.report.json');
    expect(bare(report.reason?.message.en ?? '')).toContain('The file “list.json” breaks off');

    const key = { kind: 'reference', key: 'id', file: 'teams.json' };
    const lookup = { table: 'teams', key: 'team', value: 'name' };
    const [template] = mapping.records;
    const joining = {
      ...mapping,
      tables: { teams: key },
      records: [{ ...template, dimensions: { department: { lookup } } }],
    };
    desk.put('desk/mapping.json', JSON.stringify(joining));
    desk.put('desk/teams.json', cut);
    desk.put('desk/whole.json', JSON.stringify(rows));
    await desk.take();
    const joined = desk.report('desk/rejected/whole.json.report.json');
    expect(bare(joined.reason?.message.en ?? '')).toContain('The file “teams.json” breaks off');
    expect(JSON.stringify([report, joined, await imports()])).not.toContain(desk.root);
  });

  it('is imported by the mapping of the last import where none lies beside it', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    desk.put('desk/one.csv', fileOf(10));
    await desk.take();
    rmSync(join(desk.root, 'desk/mapping.json'));
    desk.put('desk/two.csv', fileOf(12));
    await desk.take();
    expect(desk.report('desk/done/two.csv.report.json').import).toMatchObject({
      recordsNew: 4,
      recordsSame: 20,
    });
  });

  it('is not taken while it is written, nor under the name of an unfinished or hidden file', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    const path = desk.put('desk/slow.csv', 'id,day,department,tier,score\n');
    for (const name of ['a.csv.part', 'b.TMP', '.c.csv']) desk.put(`desk/${name}`, fileOf(3));
    desk.put('desk/empty.csv', '');
    await desk.look();
    for (let row = 1; row <= 5; row++) {
      desk.wait(4);
      appendFileSync(path, `${row},2026-10-0${row},north,gold,3\n`);
      await desk.look();
    }
    expect(await imports()).toEqual([]);
    desk.wait(2);
    await desk.look();
    expect(await imports()).toEqual([]);
    desk.wait(2);
    await desk.look();
    expect(desk.report('desk/done/slow.csv.report.json').import).toMatchObject({ recordsNew: 10 });
    expect(desk.names('desk')).toEqual([
      'a.csv.part',
      'b.TMP',
      'done',
      'empty.csv',
      'mapping.json',
    ]);
    desk.wait(61);
    await desk.look();
    expect(desk.report('desk/rejected/empty.csv.report.json').reason?.code).toBe('FILE_EMPTY');
  });

  it('does not overwrite one of the same name that was done before', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    for (const rows of [3, 4, 5]) {
      desk.put('desk/day.csv', fileOf(rows));
      await desk.take();
    }
    const files = desk.names('desk/done').filter((name) => name.endsWith('.csv'));
    expect(files).toEqual(['day (2).csv', 'day (3).csv', 'day.csv']);
    expect(files.map((name) => desk.text(`desk/done/${name}`))).toEqual(
      [4, 5, 3].map((n) => fileOf(n)),
    );
    expect(desk.report('desk/done/day (3).csv.report.json').import?.rowsRead).toBe(5);
  });

  it('is known when it is exactly the last one again, and imported again when that was taken back', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    desk.put('desk/day.csv', fileOf(3));
    await desk.take();
    desk.put('desk/again.csv', fileOf(3));
    await desk.take();
    const [only, ...others] = await imports();
    expect(others).toEqual([]);
    expect(desk.report('desk/done/again.csv.report.json')).toMatchObject({
      result: 'known',
      import: { id: only?.id },
    });
    expect(desk.text('desk/done/again.csv.report.txt')).toContain('nothing was stored again');
    await undo(only?.id);
    desk.put('desk/third.csv', fileOf(3));
    await desk.take();
    expect(desk.report('desk/done/third.csv.report.json').result).toBe('stored');
    expect(await records()).toBe(6);
  });

  it('is imported again when what an earlier import had made first was taken back with that', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    desk.put('desk/a.csv', fileOf(3));
    await desk.take();
    desk.put('desk/b.csv', fileOf(5));
    await desk.take();
    expect(desk.report('desk/done/b.csv.report.json').import).toMatchObject({ recordsSame: 6 });
    await undo(desk.report('desk/done/a.csv.report.json').id);
    expect(await records()).toBe(4);
    desk.wait(60);
    desk.put('desk/again.csv', fileOf(5));
    await desk.take();
    expect(desk.report('desk/done/again.csv.report.json')).toMatchObject({
      result: 'stored',
      import: { recordsNew: 6, recordsSame: 4 },
    });
    desk.put('desk/third.csv', fileOf(5));
    await desk.take();
    expect(desk.report('desk/done/third.csv.report.json').result).toBe('known');
  });

  it('is known when an import before the last one brought it, and what is newer stays', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    desk.put('desk/old.csv', fileOf(3));
    await desk.take();
    desk.put('desk/new.csv', fileOf(3).replaceAll('south', 'east'));
    await desk.take();
    // A file that fails as a whole stores nothing that could be taken back from the others.
    desk.put('desk/broken.csv', 'number,date\n1,2026-10-01\n');
    await desk.take();
    desk.put('desk/copy.csv', fileOf(3));
    await desk.take();
    const report = desk.report('desk/done/copy.csv.report.json');
    expect(report).toMatchObject({
      result: 'known',
      import: { id: desk.report('desk/done/old.csv.report.json').id },
    });
    expect(bare(report.sentence.en)).toContain(
      '“copy.csv” is exactly a file that was imported into “desk” before (import ',
    );
    expect(bare(report.sentence.ar)).toContain('سبق استيراده إلى المصدر «desk»');
    expect(await imports()).toHaveLength(2);
    // Read another way it is another import, also the way it was read first.
    const other = JSON.stringify({ ...MAPPING, dates: ['YYYY-MM-DD', 'ISO'] });
    for (const [name, mapping] of [
      ['other.csv', other],
      ['first.csv', MAPPING_TEXT],
    ] as const) {
      desk.put('desk/mapping.json', mapping);
      desk.put(`desk/${name}`, fileOf(3));
      await desk.take();
      expect(desk.report(`desk/done/${name}.report.json`).result).toBe('stored');
    }
  });

  it('comes after those that were written before it, so that the newest word is kept', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    const head = 'id,day,department,tier,score\n';
    const late = desk.put('desk/a.csv', `${head}1,2026-10-01,north,gold,5\n`);
    const early = desk.put('desk/b.csv', `${head}1,2026-10-01,south,gold,1\n`);
    utimesSync(late, 2000, 2000);
    utimesSync(early, 1000, 1000);
    await desk.take();
    expect(desk.report('desk/done/b.csv.report.json').import).toMatchObject({ recordsNew: 2 });
    expect(desk.report('desk/done/a.csv.report.json').import).toMatchObject({ recordsChanged: 2 });
  });

  it('joins another sheet of the workbook itself', async () => {
    const lookup = { table: 'teams', key: 'team', value: 'name' };
    const mapping = {
      version: 1,
      source: 'sheets',
      format: { sheet: 'Cases' },
      tables: { teams: { kind: 'reference', key: 'id', format: { sheet: 'Teams' } } },
      records: [
        { kind: 'case', id: { column: 'id' }, at: 'day', dimensions: { department: { lookup } } },
      ],
    };
    const cases = [
      ['id', 'day', 'team'],
      ['1', '2026-10-01', 't1'],
      ['2', '2026-10-01', 't2'],
    ];
    const teams = [
      ['id', 'name'],
      ['t1', 'north'],
    ];
    const sheets = [
      { name: 'Teams', rows: textRows(teams) },
      { name: 'Cases', rows: textRows(cases) },
    ];
    desk.put('sheets/mapping.json', JSON.stringify(mapping));
    desk.put('sheets/book.xlsx', workbookOf({ sheets }));
    await desk.take();
    expect(desk.report('sheets/done/book.xlsx.report.json')).toMatchObject({
      result: 'stored',
      import: { recordsNew: 2, orphans: 1 },
    });
  });

  it('joins the tables that lie beside it and leaves them there', async () => {
    const lookup = { table: 'teams', key: 'team', value: 'name' };
    const mapping = {
      version: 1,
      source: 'joined',
      tables: { teams: { kind: 'reference', key: 'id', file: 'teams.csv' } },
      records: [
        { kind: 'case', id: { column: 'id' }, at: 'day', dimensions: { department: { lookup } } },
      ],
    };
    desk.put('joined/mapping.json', JSON.stringify(mapping));
    desk.put('joined/teams.csv', 'id,name\nt1,north\n');
    desk.put('joined/cases.csv', 'id,day,team\n1,2026-10-01,t1\n');
    await desk.take();
    expect(desk.names('joined')).toEqual(['done', 'mapping.json', 'teams.csv']);
    expect(desk.report('joined/done/cases.csv.report.json')).toMatchObject({
      result: 'stored',
      import: { recordsNew: 1, orphans: 0 },
    });
    // The next files come with other headers: of the list of teams, too.
    desk.put('joined/teams.csv', 'id,name,city\nt1,north,Riyadh\n');
    desk.put('joined/second.csv', 'id,day,team,note\n3,2026-10-01,t1,x\n');
    await desk.take();
    const changed = desk.report('joined/done/second.csv.report.json');
    expect(changed.headerChanges).toMatchObject([
      { table: null, gone: [], fresh: ['note'] },
      { table: 'teams', gone: [], fresh: ['city'] },
    ]);
    const [english = '', arabic = ''] = bare(desk.text('joined/done/second.csv.report.txt')).split(
      '\n\n',
    );
    expect(english).toContain('Columns that are new in the joined file “teams”: city.');
    expect(arabic).toContain('أعمدة جديدة في الملف المرتبط «teams»: city.');
    desk.put('joined/teams.csv', 'id,name\nt1,north\n');
    desk.put('joined/third.csv', 'id,day,team,note\n4,2026-10-01,t1,x\n');
    await desk.take();
    const third = desk.report('joined/done/third.csv.report.json');
    expect(third.headerChanges).toMatchObject([{ table: 'teams', gone: ['city'], fresh: [] }]);
    expect(bare(third.sentence.ar)).toContain('أعمدة لم تعد في الملف المرتبط «teams»: city.');
    desk.put('joined/teams.csv', 'id,title\nt1,north\n');
    desk.put('joined/fourth.csv', 'id,day,team,note\n5,2026-10-01,t1,x\n');
    await desk.take();
    const lost = desk.report('joined/rejected/fourth.csv.report.json');
    expect(lost.reason).toMatchObject({ code: 'FILE_COLUMN_MISSING' });
    expect(bare(lost.sentence.en)).toContain('The joined file “teams” has no column “name”');
    expect(lost.headerChanges).toEqual([]);
    const outside = {
      ...mapping,
      tables: { teams: { ...mapping.tables.teams, file: '../../x.csv' } },
    };
    desk.put('joined/mapping.json', JSON.stringify(outside));
    desk.put('../x.csv', 'id,name\nt1,north\n');
    desk.put('joined/more.csv', 'id,day,team\n2,2026-10-01,t1\n');
    await desk.take();
    expect(desk.report('joined/rejected/more.csv.report.json').reason?.code).toBe(
      'FILE_JOIN_MISSING',
    );
  });
});

describe('a file that cannot be imported', () => {
  const BAD = [
    ['cut.csv.gz', gzipSync(fileOf(5000)).subarray(0, 2000), 'FILE_TRUNCATED'],
    ['other.csv', 'number,date\n1,2026-10-01\n', 'FILE_COLUMN_MISSING'],
    ['open.csv', 'id,day,department,tier,score\n1,"2026-10-01,north,gold,3\n', 'FILE_QUOTE_OPEN'],
    ['paper.csv', '%PDF-1.7\n1 0 obj', 'FILE_FORMAT'],
  ] as const;

  it.each(BAD)('is moved to rejected with its reason: %s', async (name, content, code) => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    desk.put(`desk/${name}`, Buffer.from(content));
    await desk.take();
    expect(desk.names('desk')).toEqual(['mapping.json', 'rejected']);
    const report = desk.report(`desk/rejected/${name}.report.json`);
    expect(report).toMatchObject({ result: 'refused', file: name, reason: { code } });
    const text = bare(desk.text(`desk/rejected/${name}.report.txt`));
    expect(text).toContain(`“${name}” was refused as a whole; nothing of it is stored.`);
    expect(text).toContain(`رُفض الملف «${name}» بأكمله`);
    expect(text).toContain(bare(report.reason?.message.en ?? 'no reason'));
    expect(text).not.toContain(desk.root);
    expect(await records()).toBe(0);
  });

  it('is moved to rejected when not one of its rows could be stored, and tried again when it comes again', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    // 30 rows, none with a date: two records of each cannot be made.
    desk.put('desk/undated.csv', fileOf(30, 1));
    await desk.take();
    expect(desk.names('desk')).toEqual(['mapping.json', 'rejected']);
    expect(desk.names('desk/rejected')).toContain('undated.csv');
    const report = desk.report('desk/rejected/undated.csv.report.json');
    expect(report).toMatchObject({
      result: 'refused',
      reason: null,
      import: { rowsRead: 30, recordsNew: 0, rowsRejected: 30 },
    });
    expect(report.refusedRows).toHaveLength(30);
    const text = bare(desk.text('desk/rejected/undated.csv.report.txt'));
    expect(text).toContain('“undated.csv” was refused: none of its 30 rows could be stored');
    expect(text).toContain('رُفض الملف «undated.csv»، إذ لم يصلح أي صف من صفوفه للحفظ');
    expect(text).toContain('And 10 more');
    expect(text).not.toContain('was imported');
    desk.put('desk/again.csv', fileOf(30, 1));
    await desk.take();
    expect(desk.report('desk/rejected/again.csv.report.json').result).toBe('refused');
    expect((await imports()).map(({ state }) => state)).toEqual(['done', 'done']);
  });

  it('is moved to done when a row of it is there already, whatever else was refused', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    desk.put('desk/day.csv', fileOf(1));
    await desk.take();
    desk.put('desk/more.csv', `${fileOf(1)}\n2,never,north,gold,1\n`);
    await desk.take();
    expect(desk.report('desk/done/more.csv.report.json')).toMatchObject({
      result: 'stored',
      import: { recordsNew: 0, recordsSame: 2, rowsRejected: 1 },
    });
  });

  it('is refused for having no rows when it is a header and nothing else', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    desk.put('desk/header.csv', `${fileOf(0)}\n`);
    await desk.take();
    const report = desk.report('desk/rejected/header.csv.report.json');
    expect(report).toMatchObject({ result: 'refused', reason: { code: 'FILE_EMPTY' } });
    expect(bare(report.sentence.en)).toContain(
      'The file “header.csv” has no rows. It needs a line with column names and at least one row.',
    );
    expect(await imports()).toEqual([]);
  });

  it('that breaks off late leaves nothing behind of what was stored before', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    desk.put('desk/long.csv', `${fileOf(30_000)}\n99999,"2026-10-01,north,gold,3\n`);
    await desk.take();
    const [job] = await imports();
    expect(job?.state).toBe('failed');
    expect(desk.report('desk/rejected/long.csv.report.json')).toMatchObject({
      id: job?.id,
      reason: { code: 'FILE_QUOTE_OPEN' },
    });
    expect(await records()).toBe(0);
  });
});

describe('what is not a file of a source', () => {
  it('is left where it is and told once, beside it and in the log: folders, links, loose files', async () => {
    desk.put('Help Desk/a.csv', fileOf(3));
    desk.put('unknown/a.csv', fileOf(3));
    desk.put('loose.csv', fileOf(3));
    desk.put('desk/mapping.json', MAPPING_TEXT);
    mkdirSync(join(desk.root, 'desk/old.csv'));
    const secret = desk.put('../secret.csv', fileOf(3));
    symlinkSync(secret, join(desk.root, 'desk/link.csv'));
    symlinkSync(join(desk.root, 'desk'), join(desk.root, 'mirror'));
    await desk.take();
    await desk.take();
    expect(await imports()).toEqual([]);
    expect(desk.told.sort()).toEqual([
      'Help Desk INBOX_FOLDER_INVALID',
      'desk INBOX_NOT_A_FILE',
      'desk INBOX_NOT_A_FILE',
      'loose.csv INBOX_FILE_LOOSE',
      'mirror INBOX_NOT_A_FILE',
      'unknown INBOX_MAPPING_MISSING',
    ]);
    expect(desk.names('desk')).toEqual(['link.csv', 'mapping.json', 'old.csv']);
    expect(desk.names('unknown')).toEqual(['a.csv']);
    const note = bare(desk.text('unknown.report.txt'));
    expect(note).toContain('No file of the source “unknown” has been imported yet');
    expect(note).toContain('لم يُستورد بعدُ أي ملف من المصدر «unknown»');
    desk.put('unknown/mapping.json', JSON.stringify({ ...MAPPING, source: 'unknown' }));
    await desk.take();
    expect(desk.names('unknown/done')).toContain('a.csv');
    expect(desk.names('')).not.toContain('unknown.report.txt');
  });

  it('waits for a mapping that is about this source and can be read', async () => {
    desk.put('desk/mapping.json', JSON.stringify({ ...MAPPING, source: 'other' }));
    desk.put('desk/day.csv', fileOf(3));
    await desk.take();
    desk.put('desk/mapping.json', MAPPING_TEXT.slice(0, 50));
    await desk.take();
    expect(desk.told).toEqual(['desk MAPPING_INVALID', 'desk MAPPING_NOT_JSON']);
    expect(desk.names('desk')).toEqual(['day.csv', 'mapping.json']);
    const note = bare(desk.text('desk.report.txt'));
    expect(note).toContain('“mapping.json” is not JSON: it ends at line 1, character 51.');
    expect(note).toContain('فهو ينتهي في السطر 1 عند الحرف 51.');
    desk.put('desk/mapping.json', MAPPING_TEXT);
    await desk.take();
    expect(desk.names('desk/done')).toContain('day.csv');
  });
});

describe('an inbox that was cut off', () => {
  const taken = 'desk/.taken/11111111-1111-4111-8111-111111111111';
  const id = taken.slice(-36);

  it('takes up a file that was taken and whose import was not begun', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    desk.put(`${taken}/day.csv`, fileOf(3));
    desk.put('desk/.taken/22222222-2222-4222-8222-222222222222/.claim.json', '{"size":1');
    await desk.look();
    expect(desk.report('desk/done/day.csv.report.json')).toMatchObject({ id, result: 'stored' });
    expect((await imports()).map((job) => job.id)).toEqual([id]);
    expect(desk.names('desk')).toEqual(['done', 'mapping.json']);
  });

  it('moves a file on that was imported, once, also when its report was already there', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    desk.put(`${taken}/day.csv`, fileOf(3));
    await desk.look();
    const text = desk.text('desk/done/day.csv.report.txt');
    for (const lost of [
      [],
      ['day.csv.report.txt'],
      ['day.csv.report.txt', 'day.csv.report.json'],
    ]) {
      desk.crash();
      mkdirSync(join(desk.root, taken), { recursive: true });
      renameSync(join(desk.root, 'desk/done/day.csv'), join(desk.root, taken, 'day.csv'));
      for (const name of lost) rmSync(join(desk.root, 'desk/done', name));
      await desk.look();
      expect(desk.names('desk/done')).toEqual([
        'day.csv',
        'day.csv.report.json',
        'day.csv.report.txt',
      ]);
      expect(desk.text('desk/done/day.csv.report.txt')).toBe(text);
    }
    expect(await imports()).toHaveLength(1);
  });

  it('gives a taken file back when its mapping is gone', async () => {
    desk.put(`${taken}/day.csv`, fileOf(3));
    await desk.look();
    await desk.look();
    expect(desk.names('desk')).toEqual(['day.csv']);
    expect(desk.told).toEqual(['desk INBOX_MAPPING_MISSING']);
  });

  it('imports a file again that somebody went on writing after it was taken', async () => {
    desk.put('desk/mapping.json', MAPPING_TEXT);
    desk.put(`${taken}/day.csv`, fileOf(5));
    const note = JSON.stringify({ size: fileOf(3).length, mtimeMs: 0, takenAt: NOW });
    desk.put(`${taken}/.claim.json`, note);
    await desk.look();
    expect(desk.names('desk')).toEqual(['day.csv', 'mapping.json']);
    await desk.take();
    expect(desk.names('desk/done')).toContain('day.csv');
    expect(await records()).toBe(10);
  });
});
