import type { TableDeclaration } from '../../../contract/mapping.ts';
import { openRows } from '../../open-rows.ts';
import type { OpenRows } from '../../open-rows.ts';
import type { Input } from '../../raw-bytes.ts';
import { unusedToken } from '../compose/token.ts';
import type { SampleColumn } from '../profile.ts';
import { sampleFile } from '../sample.ts';
import type { Sample } from '../sample.ts';
import { bareName, spelledToken } from '../source-name.ts';
import { visitRows } from '../visit-rows.ts';
import { headerWords } from '../words.ts';
import { countPairs } from './count-pairs.ts';
import { subjectWords, tellingWords } from './key-words.ts';
import { likelyKeys } from './likely-keys.ts';
import type { KeyColumn, Keys, OwnColumn } from './likely-keys.ts';

/** A file that is to be joined: of a workbook a sheet of it; `keys` null = to be guessed. */
export type JoinWish = {
  input: Input;
  fileName: string;
  sheet: string | null;
  /** True for another sheet of the file itself. */
  isSameFile: boolean;
  keys: Keys | null;
};

/** A joined file as far as it was looked at. */
export type JoinedTable = {
  /** Its name in the mapping. */
  name: string;
  /** What a person calls it: the sheet, or the file. */
  title: string;
  /** What the mapping says of it; null while no key is known. */
  declaration: TableDeclaration | null;
  columns: readonly KeyColumn[];
  keys: Keys | null;
  /** Different keys of the rows that were looked at, and how many of them the joined file has. */
  looked: number;
  found: number;
  /** Whether the joined file was read to its end. */
  complete: boolean;
};

/** A sample that has the columns of its joined files beside its own. */
export type JoinedSample = Sample & { tables: JoinedTable[] };

/** Of a joined file looked at for its key, and for the rows that have it. */
const MOST_FOR_KEY = { rows: 100_000, bytes: 32 * 2 ** 20 };
const MOST = { rows: 200_000, bytes: 64 * 2 ** 20 };
const MOST_COLUMNS = 60;
/** Looked at in all, own and joined. */
const MOST_CELLS = 150_000;
const CELL_LENGTH = 500;

/**
 * Reads files beside a sample and puts their columns into it, row by row the values that belong to the row.
 * @throws AppError what is wrong with a joined file as a whole (FILE_*)
 */
export async function joinTables(
  sample: Sample,
  fileName: string,
  wishes: readonly JoinWish[],
): Promise<JoinedSample> {
  const own = sample.columns.map(ownColumn);
  const tables: JoinedTable[] = [];
  const columns = [...sample.columns];
  for (const wish of wishes) {
    const taken = tables.map(({ name }) => name);
    const name = unusedToken(spelledToken(wish.sheet ?? bareName(wish.fileName), 'table'), taken);
    const joined = await joinOne({ own, sample, subject: subjectWords(fileName) }, wish, name);
    tables.push(joined.table);
    const known = new Set(columns.map((column) => column.name));
    columns.push(...joined.columns.filter((column) => !known.has(column.name)));
  }
  return { ...thinned({ ...sample, columns }), tables };
}

type Side = { own: readonly OwnColumn[]; sample: Sample; subject: readonly string[] };

async function joinOne(
  { own, sample, subject }: Side,
  wish: JoinWish,
  name: string,
): Promise<{ table: JoinedTable; columns: SampleColumn[] }> {
  const { input, fileName, sheet, isSameFile } = wish;
  const theirs = await sampleFile(input, sheet);
  const columns = theirs.columns.slice(0, MOST_COLUMNS).map(({ name: column, header }) => ({
    name: column,
    header,
  }));
  const { format } = theirs;
  const open = (): Promise<OpenRows<readonly number[]>> =>
    openRows(input, { format }, (all) => columns.map((column) => all.index(column.name)));
  const keys =
    validKeys(wish.keys, own, columns) ??
    likelyKeys(
      { columns: own, subject },
      { columns, subject: subjectWords(sheet ?? fileName) },
      await countPairs(
        await open(),
        own.map(({ values }) => values),
        MOST_FOR_KEY,
      ),
    );
  const title = sheet ?? fileName;
  const none = { name, title, columns, keys: null, declaration: null, looked: 0, found: 0 };
  const ownKey = sample.columns.find((column) => column.name === keys?.own);
  const wanted = own.find((column) => column.name === keys?.own);
  if (!keys || !ownKey || !wanted) return { table: { ...none, complete: true }, columns: [] };
  const place = columns.findIndex((column) => column.name === keys.theirs);
  const rows = await rowsByKey(await open(), place, wanted.values);
  const kind = rows.repeats ? 'details' : 'reference';
  const declaration: TableDeclaration = {
    kind,
    key: keys.theirs,
    ...(isSameFile ? {} : { file: fileName }),
    ...(Object.keys(format).length > 0 ? { format } : {}),
  };
  const isOfRecord = wanted.values.size === wanted.filled;
  const tells = !isOfRecord ? 'thing' : kind === 'details' ? 'history' : 'record';
  const keyWords = headerWords(ownKey.header);
  const context = contextOf(keyWords, title);
  return {
    table: {
      name,
      title,
      columns,
      keys,
      declaration,
      looked: wanted.values.size,
      found: rows.byKey.size,
      complete: rows.complete,
    },
    columns: columns.flatMap((column, i) =>
      i === place
        ? []
        : [
            {
              name: `${name}/${column.name}`,
              header: column.header,
              cells: ownKey.cells.map((key) => rows.byKey.get(key.trim())?.[i] ?? ''),
              joined: { table: name, key: keys.own, column: column.name, tells, context, keyWords },
            },
          ],
    ),
  };
}

function ownColumn({ name, header, cells }: SampleColumn): OwnColumn {
  const given = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return { name, header, values: new Set(given), filled: given.length };
}

/** Keys that a person told, where both columns are there. */
function validKeys(
  keys: Keys | null,
  own: readonly KeyColumn[],
  theirs: readonly KeyColumn[],
): Keys | null {
  const has = (columns: readonly KeyColumn[], name: string | undefined): boolean =>
    columns.some((column) => column.name === name);
  return has(own, keys?.own) && has(theirs, keys?.theirs) ? keys : null;
}

/** What the rows of a joined file are about: what the key is called after, else what the file is. */
function contextOf(keyWords: readonly string[], tableName: string): string[] {
  const words = tellingWords(keyWords);
  return words.length > 0 ? words : subjectWords(tableName);
}

/** The rows that have one of the wanted keys; of several the last that gives a value, as lookups do. */
async function rowsByKey(
  opened: OpenRows<readonly number[]>,
  place: number,
  wanted: ReadonlySet<string>,
): Promise<{ byKey: Map<string, string[]>; repeats: boolean; complete: boolean }> {
  const byKey = new Map<string, string[]>();
  let repeats = false;
  const keyColumn = opened.compiled[place] ?? 0;
  const complete = await visitRows(opened, MOST, (row) => {
    const key = row.cell(keyColumn).trim();
    if (!wanted.has(key)) return;
    const held = byKey.get(key);
    repeats ||= held !== undefined;
    const cells = opened.compiled.map((column, i) => {
      const text = row.keep(column).slice(0, CELL_LENGTH);
      return text.trim() === '' ? (held?.[i] ?? '') : text;
    });
    byKey.set(held ? key : Buffer.from(key).toString(), cells);
  });
  return { byKey, repeats, complete };
}

/** Every so many of the rows, when columns have become many. */
function thinned(sample: Sample): Sample {
  const most = Math.max(50, Math.floor(MOST_CELLS / Math.max(1, sample.columns.length)));
  if (sample.rows <= most) return sample;
  // The first half as it stands, as in the sample itself.
  const first = Math.min(sample.inOrder, most >> 1);
  const every = (sample.rows - first) / (most - first);
  const kept = Array.from({ length: most }, (_, i) =>
    i < first ? i : first + Math.floor((i - first) * every),
  );
  const columns = sample.columns.map((column) => ({
    ...column,
    cells: kept.map((row) => column.cells[row] ?? ''),
  }));
  return { ...sample, columns, rows: most, isPart: true, inOrder: first };
}
