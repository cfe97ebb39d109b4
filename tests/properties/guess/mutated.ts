import type { Chance } from './chance.ts';
import type { GeneratedFile } from './generated-files.ts';

/** A file's text after damage, and the lines (from 1) that were damaged. */
export type Mutated = { text: string; damaged: ReadonlySet<number>; damage: string[] };

const JUNK = [
  '???',
  'see notes',
  '99/99/9999',
  '0000-00-00',
  '-1',
  '1e309',
  'نص',
  '💥',
  '"',
  "=cmd|' /C calc'!A0",
  'x'.repeat(600),
  '\u0000',
  'NaN',
  '12:75:99',
  '31/02/2026',
];

type Table = { header: string[]; rows: string[][]; damaged: Set<number> };

const DAMAGES: Readonly<Record<string, (table: Table, chance: Chance) => void>> = {
  junk: ({ rows, damaged }, chance) => {
    for (let n = chance.whole(1, 12); n > 0; n--) {
      const at = chance.whole(0, rows.length - 1);
      const row = rows[at];
      if (!row || row.length === 0) continue;
      row[chance.whole(0, row.length - 1)] = chance.of(JUNK);
      damaged.add(at + 2);
    }
  },
  ragged: ({ rows, damaged }, chance) => {
    const at = chance.whole(0, rows.length - 1);
    rows[at]?.push('more');
    damaged.add(at + 2);
  },
  missing: ({ rows, damaged }, chance) => {
    const word = chance.of(['NA', 'N/A', 'NULL', '-', 'غير متوفر']);
    const column = chance.whole(0, (rows[0]?.length ?? 1) - 1);
    rows.forEach((row, at) => {
      if (!chance.is(0.2)) return;
      row[column] = word;
      damaged.add(at + 2);
    });
  },
  sameHeaders: ({ header }, chance) => {
    header[chance.whole(0, header.length - 1)] = header[0] ?? '';
  },
  emptyHeaders: ({ header }, chance) => {
    header[chance.whole(0, header.length - 1)] = '';
  },
  strangeHeaders: ({ header }, chance) => {
    header[chance.whole(0, header.length - 1)] = chance.of([
      '#1',
      '"',
      ' ',
      '💥',
      'a.b[0]',
      '__proto__',
      'constructor',
    ]);
  },
  swappedHeaders: ({ header }, chance) => {
    const [a, b] = [chance.whole(0, header.length - 1), chance.whole(0, header.length - 1)];
    [header[a], header[b]] = [header[b] ?? '', header[a] ?? ''];
  },
  fewRows: ({ rows }, chance) => {
    rows.splice(chance.whole(0, 3));
  },
  repeated: ({ rows, damaged }, chance) => {
    const from = chance.whole(0, rows.length - 1);
    const row = rows[from];
    if (!row) return;
    rows.push([...row]);
    damaged.add(rows.length + 1);
  },
};

/** Damages a file in up to three ways. */
export function mutate(file: GeneratedFile, chance: Chance): Mutated {
  const table: Table = {
    header: file.columns.map(({ header }) => header),
    rows: file.rows.map((row) => [...row]),
    damaged: new Set(),
  };
  const damage = chance.shuffled(Object.keys(DAMAGES)).slice(0, chance.whole(1, 3));
  for (const name of damage) if (table.rows.length > 0) DAMAGES[name]?.(table, chance);
  const text = [table.header, ...table.rows]
    .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');
  return { text, damaged: table.damaged, damage };
}
