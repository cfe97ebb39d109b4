import type { JoinedTableAnswer } from '#server/contract/guess.ts';
import type { Mapping } from '#server/contract/mapping.ts';
import type { GuessedJoin } from '../../../api/guess.ts';
import { joinKeysOf } from './mapping-joins.ts';

/** A sent file. */
export type SentFile = { file: string; name: string };

/** The sent files that a guessed mapping reads, by the names it gives their tables. */
export function joinedFiles(
  joins: readonly GuessedJoin[],
  answers: readonly JoinedTableAnswer[],
  { tables = {} }: Mapping,
): Record<string, string> {
  return Object.fromEntries(
    joins.flatMap(({ file }, i) => {
      const table = answers[i]?.table;
      return table !== undefined && table in tables ? [[table, file] as const] : [];
    }),
  );
}

/** A file that an earlier mapping joins: what it was called, or which sheet of the file itself it is. */
export type NeededFile = { table: string; file: string | null; sheet: string | null };

/** What an earlier mapping joins, in its order. */
export function neededFiles({ tables }: Mapping): NeededFile[] {
  return Object.entries(tables ?? {}).map(([table, { file = null, format }]) => ({
    table,
    file,
    sheet: file === null && typeof format?.sheet === 'string' ? format.sheet : null,
  }));
}

/** What was added for an earlier mapping's tables; another sheet of the same workbook is there already. */
export function givenFiles(
  needed: readonly NeededFile[],
  given: Readonly<Record<string, SentFile>>,
  own: SentFile & { sheets: readonly string[] },
): Record<string, SentFile> {
  return Object.fromEntries(
    needed.flatMap(({ table, sheet }) => {
      const isHere = sheet !== null && own.sheets.includes(sheet);
      const found = given[table] ?? (isHere ? { file: own.file, name: own.name } : undefined);
      return found ? [[table, found] as const] : [];
    }),
  );
}

/** The same files as a guess takes them, joined by the columns by which the mapping joins them. */
export function givenJoins(
  mapping: Mapping,
  needed: readonly NeededFile[],
  given: Readonly<Record<string, SentFile>>,
): GuessedJoin[] {
  return needed.flatMap(({ table, sheet }) => {
    const sent = given[table];
    const keys = joinKeysOf(mapping, table);
    if (!sent) return [];
    return [{ ...sent, ...(sheet === null ? {} : { sheet }), ...(keys ? { keys } : {}) }];
  });
}

/** A mapping that reads one sheet of a workbook; where there is only one, whatever it is called. */
export function withSheet(mapping: Mapping, sheet: string | null): Mapping {
  const { format, ...rest } = mapping;
  const { sheet: before, ...others } = format ?? {};
  if (sheet === null && before === undefined) return mapping;
  const next = sheet === null ? others : { ...others, sheet };
  return Object.keys(next).length === 0 ? rest : { ...rest, format: next };
}
