import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '#server/domain/problem.ts';
import { textRows, workbookParts, zipOf } from '#tests/builders/workbook.ts';
import { repeats } from '#tests/soak.ts';
import { caseMapping, readText } from '#tests/unit/ingest/reading.ts';
import type { Whole } from '#tests/unit/ingest/reading.ts';

const HEADER = ['id', 'opened', 'n', 'flag', 'text'];
const TABLE = Array.from({ length: 12 }, (_, i) => [
  String(i),
  `2024-05-${String(i + 1).padStart(2, '0')}T10:00:00Z`,
  String(i * 7),
  i % 2 ? 'yes' : 'no',
  `كلمة, "${i}" <&>\nline`,
]);
const OBJECTS = TABLE.map((cells) => ({
  ...Object.fromEntries(HEADER.map((name, i) => [name, cells[i]])),
  deep: { list: [1, { a: null }, 'x'] },
}));
const csv = `${HEADER.join(',')}\n${TABLE.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')}\n`;
const dated = `<row r="20"><c t="s"><v>0</v></c><c s="1"><v>45413.5</v></c><c><v>4</v></c><c t="b"><v>1</v></c><c t="s"><v>1</v></c></row>`;
const bookParts = workbookParts({
  sheets: [
    { name: 'First', rows: textRows([HEADER, ...TABLE]) + dated },
    { name: 'Second', rows: textRows([['x']]) },
  ],
  strings: '<si><t>shared</t></si><si><r><t>in </t></r><r><t>pieces &#65;</t></r></si>',
  formats: ['yyyy-mm-dd hh:mm'],
});

/** A good file of every format. */
const FILES: Readonly<Record<string, Buffer>> = {
  csv: Buffer.from(csv),
  'csv in UTF-16': Buffer.from(`\uFEFF${csv}`, 'utf16le'),
  'csv, packed': gzipSync(csv),
  tsv: Buffer.from(
    [HEADER, ...TABLE.map((cells) => [...cells.slice(0, 4), 'x'])]
      .map((cells) => cells.join('\t'))
      .join('\n'),
  ),
  ndjson: Buffer.from(OBJECTS.map((row) => JSON.stringify(row)).join('\n')),
  json: Buffer.from(JSON.stringify(OBJECTS, null, 1)),
  'json inside of objects': Buffer.from(JSON.stringify({ meta: { n: 1 }, data: OBJECTS }, null, 1)),
  'json, packed': gzipSync(JSON.stringify(OBJECTS)),
  xlsx: zipOf(bookParts),
};

const mapping = caseMapping(
  { dates: ['ISO'] },
  {
    fields: { reopens: 'n', slaTold: 'flag', text: 'text' },
    dimensions: { department: 'flag' },
    attributes: { list: 'deep.list', first: 'deep.list[0]' },
  },
);
const tableMapping = caseMapping(
  { dates: ['ISO'] },
  { fields: { reopens: 'n', slaTold: 'flag', text: 'text' }, dimensions: { department: 'flag' } },
);

type Damage = { what: 'flip' | 'cut' | 'double' | 'insert' | 'drop'; at: number; n: number };

const damages = fc.array(
  fc.record<Damage>({
    what: fc.constantFrom('flip', 'cut', 'double', 'insert', 'drop'),
    at: fc.nat(1e6),
    n: fc.nat(255),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Bytes that structure files: inserting them does more harm than others. */
const STRUCTURE = Buffer.from('<>&"\'/[]{},:\\\n\r\t\0;=-!?');

function damaged(file: Buffer, list: readonly Damage[]): Buffer {
  let bytes = Buffer.from(file);
  for (const { what, at: place, n } of list) {
    const at = bytes.length === 0 ? 0 : place % bytes.length;
    const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
    const parts: Record<Damage['what'], Uint8Array[]> = {
      flip: [before, Buffer.from([(bytes[at] ?? 0) ^ (n || 1)]), after.subarray(1)],
      cut: [before],
      double: [before, after.subarray(0, n), after],
      insert: [before, Buffer.alloc(1 + (n % 3), STRUCTURE[n % STRUCTURE.length]), after],
      drop: [before, after.subarray(1 + (n % 40))],
    };
    bytes = Buffer.concat(parts[what]);
  }
  return bytes;
}

/** Most time of a processor that any of these small files may take. */
const MOST_SECONDS = 1;

/** Reads a file; a problem of the file as a whole gives null, any other failure fails the test. */
async function readHonestly(bytes: Buffer, with_: unknown): Promise<void> {
  const before = process.cpuUsage();
  let whole: Whole | null = null;
  try {
    whole = await readText(bytes, with_);
  } catch (error) {
    if (!(error instanceof AppError && error.problem.code.startsWith('FILE_'))) throw error;
  }
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(MOST_SECONDS);
  if (!whole) return;
  expect(whole.records.length + whole.rejects.length).toBe(whole.rowsRead);
  for (const { line, code } of whole.rejects) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(code).toMatch(/^(ROW_|FILE_LINE_NOT_JSON$)/);
  }
}

const RUNS = repeats(100, 5000);

describe('A good file that was damaged anywhere is read with its rejects listed, or refused', () => {
  it.each(Object.entries(FILES))(
    '%s',
    async (name, file) => {
      const with_ = name.includes('json') ? mapping : tableMapping;
      await readHonestly(file, with_);
      await fc.assert(
        fc.asyncProperty(damages, (list) => readHonestly(damaged(file, list), with_)),
        { numRuns: RUNS },
      );
    },
    RUNS * 100,
  );

  // Check sums find nearly all damage of an archive: here the parts are damaged before they are packed.
  it.each(Object.keys(bookParts))(
    'xlsx, in its part %s',
    async (part) => {
      const good = Buffer.from(bookParts[part] ?? '');
      await fc.assert(
        fc.asyncProperty(damages, (list) =>
          readHonestly(zipOf({ ...bookParts, [part]: damaged(good, list) }), tableMapping),
        ),
        { numRuns: RUNS },
      );
    },
    RUNS * 100,
  );
});
