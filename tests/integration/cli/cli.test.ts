import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownStorePath } from '#db/data-folder.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Ended } from '../faults/server-process.ts';
import { comeInFirst, endAll, runCli, startServer } from '../faults/server-process.ts';
import { fileOf, MAPPING } from '../imports/files.ts';

let folder = '';
let mapping = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-cli-'));
  mapping = join(folder, 'mapping.json');
  file = join(folder, 'desk.csv');
  writeFileSync(mapping, JSON.stringify(MAPPING));
  writeFileSync(file, fileOf(60, 20));
});
afterEach(async () => {
  await endAll();
  rmSync(folder, { recursive: true, force: true });
});

const data = (): string => join(folder, 'data');
const basira = (...words: string[]): Promise<Ended> => runCli(data(), ...words);
const inArabic = (...words: string[]): Promise<Ended> =>
  runCli(data(), ...words, { LANG: 'ar_SA.UTF-8' });

describe('the command line', () => {
  it('tries, imports, checks and exports a file, each with its words in the language of LANG', async () => {
    const dry = await basira('import', file, '--mapping', mapping, '--dry-run');
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.stdout).toContain('Dry run: nothing was stored.');
    expect(dry.stdout).toContain('line 21:');
    const done = await inArabic('import', file, '--mapping', mapping);
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain('سجلات جديدة: 114');
    const again = await basira('import', file, `--mapping=${mapping}`);
    expect(again.stdout).toContain('Already there, unchanged: 114');
    const other = join(folder, 'other.json');
    writeFileSync(other, JSON.stringify({ ...MAPPING, source: 'again' }));
    const elsewhere = await basira('import', file, '--mapping', other, '--dry-run');
    expect(elsewhere.stdout).toContain('About 100 % of these records are stored already');
    const check = await basira('check');
    expect([check.code, check.stdout]).toEqual([0, expect.stringContaining('No difference')]);
    const lines = (await basira('export')).stdout.trim().split('\n');
    expect(lines).toHaveLength(114);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      source: 'desk',
      kind: 'case',
      externalId: '1',
      at: Date.UTC(2026, 9, 1),
      dimensions: { department: 'south' },
      attributes: { tier: 'gold' },
    });
  });

  it('finds joined files beside the imported one, and lists what has no partner', async () => {
    const table = { kind: 'reference', key: 'id', file: 'teams.csv' };
    const department = { lookup: { table: 'teams', key: 'department', value: 'name' } };
    const joined = {
      ...MAPPING,
      tables: { teams: table },
      records: [{ ...MAPPING.records[0], dimensions: { department } }],
    };
    writeFileSync(mapping, JSON.stringify(joined));
    writeFileSync(join(folder, 'teams.csv'), 'id,name\nnorth,Team North\n');
    const done = await basira('import', file, '--mapping', mapping);
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain('Without a partner in a joined file: 30');
    expect(done.stdout).toContain(
      'line 2: “department” names “south”, which the table “teams” does not have.',
    );
    // The next list of teams has another header: a dry run says so, and so does the import.
    expect(done.stdout).not.toContain('Columns that');
    writeFileSync(join(folder, 'teams.csv'), 'id,name,city\nnorth,Team North,Riyadh\n');
    writeFileSync(file, fileOf(61));
    const dry = await inArabic('import', file, '--mapping', mapping, '--dry-run');
    expect(dry.stdout).toMatch(/أعمدة جديدة في الملف المرتبط «\S*teams\S*»: \S*city/);
    const next = await basira('import', file, '--mapping', mapping);
    expect(next.stdout).toContain('Columns that are new in the joined file “teams”: city.');
    writeFileSync(
      mapping,
      JSON.stringify({ ...joined, tables: { teams: { ...table, file: '' } } }),
    );
    const unnamed = await inArabic('import', file, '--mapping', mapping);
    expect(unnamed).toMatchObject({ code: 1, stdout: '' });
    expect(unnamed.stderr).toContain('tables.teams.file');
  });

  it('says the days of a file in the zone of the organisation', async () => {
    mkdirSync(data());
    const store = openInThread(ownStorePath(data()), Date.now());
    await store
      .as(LOCAL_ADMINISTRATOR)
      .write('recutCalendar', { zone: 'Asia/Dubai', weekStart: 'sun' });
    await store.close();
    // Midnight there is still the day before in UTC.
    writeFileSync(file, fileOf(3));
    const period = 'From – to: 2026-10-01 – 2026-10-03';
    const dry = await basira('import', file, '--mapping', mapping, '--dry-run');
    expect(dry.stdout).toContain(period);
    const done = await basira('import', file, '--mapping', mapping);
    expect(done.stdout).toContain(period);
  });

  it('ends with 1 when no row of a file could be stored, and goes on to the files after it', async () => {
    const undated = join(folder, 'undated.csv');
    writeFileSync(undated, fileOf(5, 1));
    const done = await basira('import', undated, file, '--mapping', mapping);
    expect(done.code).toBe(1);
    expect(done.stdout).toContain('line 2: ');
    expect(done.stdout).toContain('New records: 114');
    expect(done.stderr).toContain('No row of this file could be stored');
    writeFileSync(undated, fileOf(0));
    for (const words of [[], ['--dry-run']]) {
      const empty = await inArabic('import', undated, '--mapping', mapping, ...words);
      expect(empty).toMatchObject({ code: 1, stdout: '' });
      expect(empty.stderr).toContain('بلا صفوف');
    }
  });

  it('finds a header again that moved down, and says what stands above it', async () => {
    const first = await basira('import', file, '--mapping', mapping);
    expect(first).toMatchObject({ code: 0 });
    writeFileSync(file, `Tickets of the desk\n"Made on 1 May, by hand"\n${fileOf(61)}`);
    const dry = await basira('import', file, '--mapping', mapping, '--dry-run');
    expect(dry.stdout).toContain(
      'Rows above the header, passed over: 2 (Tickets of the desk | Made on 1 May, by hand)',
    );
    expect(dry.stdout).toContain('The header stands on line 3 (last time on line 1)');
    const done = await inArabic('import', file, '--mapping', mapping);
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toMatch(/صف العناوين في السطر \S*3/);
  });

  it.each([
    { words: ['imprt'], code: 2, en: 'There is no command “imprt”', ar: 'لا يوجد أمر' },
    { words: ['import', 'x.csv'], code: 2, en: 'An import needs a mapping', ar: 'الاستيراد' },
    { words: ['check', '--fast'], code: 2, en: '“--fast” does not fit', ar: '--fast' },
    { words: ['backup'], code: 2, en: 'backup FILE', ar: 'backup FILE' },
  ])('ends with 2 and says in both languages what it did not understand: $words', async (one) => {
    const english = await basira(...one.words);
    expect([english.code, english.stdout]).toEqual([one.code, '']);
    expect(english.stderr).toContain(one.en);
    const arabic = await inArabic(...one.words);
    expect(arabic.code).toBe(one.code);
    expect(arabic.stderr).toContain(one.ar);
    expect(arabic.stderr).toMatch(/\p{Script=Arabic}/u);
  });

  it.each([
    ['a file that is not there', () => [join(folder, 'none.csv')], 'There is no file'],
    ['a folder', () => [folder], 'is a folder'],
    ['a truncated gzip', () => [truncated()], 'breaks off at byte'],
  ])('ends with 1 for %s and stores nothing', async (_what, files, sentence) => {
    const ended = await basira('import', ...files(), '--mapping', mapping);
    expect([ended.code, ended.stdout]).toEqual([1, '']);
    expect(ended.stderr).toContain(sentence);
    expect((await basira('export')).stdout).toBe('');
  });

  it('explains itself, and tells every wrong setting at once', async () => {
    expect((await basira('help')).stdout).toContain('npm run -s basira');
    expect((await inArabic()).stdout).toContain('بصيرة من سطر الأوامر');
    const settings = { PORT: 'eighty', BASIRA_DB: 'mysql://x', BASIRA_PUBLIC_URL: 'basira' };
    const ended = await runCli(data(), 'check', settings);
    expect(ended.code).toBe(1);
    for (const name of Object.keys(settings)) expect(ended.stderr).toContain(`${name}=`);
    expect(ended.stderr).toContain('PORT=8787');
  });
});

describe('the server', () => {
  it('refuses a data folder that is served already and a port that is taken, and ends cleanly', async () => {
    const server = await startServer(data(), '--empty');
    await expect(startServer(data(), '--empty')).rejects.toThrow('is in use by another program');
    const port = new URL(server.url).port;
    const other = startServer(join(folder, 'other'), '--empty', { PORT: port });
    await expect(other).rejects.toThrow(`Port ${port} is in use`);
    const begun = Date.now();
    expect(await server.kill('SIGTERM')).toMatchObject({ code: 0, signal: null });
    expect(Date.now() - begun).toBeLessThan(5000);
    const again = await startServer(data());
    expect((await fetch(`${again.url}/api/ready`)).status).toBe(200);
    expect(await again.kill('SIGTERM')).toMatchObject({ code: 0 });
  });

  it('answers with what the command line imports while it runs', async () => {
    const server = await startServer(data(), '--empty');
    const headers = await comeInFirst(server);
    const question = `${server.url}/api/metrics?metrics=volume&from=2026-10-01&to=2026-11-01`;
    expect(await (await fetch(question, { headers })).json()).toMatchObject({
      series: [{ total: { value: null } }],
    });
    expect(await basira('import', file, '--mapping', mapping)).toMatchObject({ code: 0 });
    expect(await (await fetch(question, { headers })).json()).toMatchObject({
      series: [{ total: { value: 57 } }],
    });
    expect(await server.kill('SIGTERM')).toMatchObject({ code: 0 });
    expect(await basira('check')).toMatchObject({ code: 0 });
  });
});

function truncated(): string {
  const path = join(folder, 'cut.csv.gz');
  mkdirSync(folder, { recursive: true });
  // The first bytes of a gzip file of one stored block that promises more than there is.
  writeFileSync(path, Buffer.from('1f8b08000000000000030120000df069642c646179', 'hex'));
  return path;
}
