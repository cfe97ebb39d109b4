import type { Repository } from '#db/store/store.ts';
import type { Mapping, RecordId } from '../../contract/mapping.ts';
import type { RecordInput } from '../../domain/records/record.ts';
import { foldedName } from '../../domain/text/folded-name.ts';
import { inForce, SHOWN_IMPORTS } from '../sources/mapping-in-force.ts';
import type { DryRun } from './dry-run.ts';

/** By what the records of a source were told apart when it was last imported, and the days of all that was. */
export type ToldApart = {
  records: Mapping['records'];
  /** Columns of the file; null = they are not known. */
  columns: readonly string[] | null;
  /** UTC ms; null = no record was stored. */
  firstAt: number | null;
  lastAt: number | null;
};

/** Reads it from the source's newest imports; null = it has none. */
export async function readToldApart(
  repository: Pick<Repository, 'read'>,
  source: string,
): Promise<ToldApart | null> {
  const newest = await repository.read('listSourceImports', { source, limit: SHOWN_IMPORTS });
  const last = inForce(newest);
  if (!last) return null;
  const done = newest.filter(({ state }) => state === 'done');
  const days = (one: 'firstAt' | 'lastAt') => done.flatMap((job) => job[one] ?? []);
  return {
    records: last.mapping.records,
    columns: last.header?.file ?? null,
    firstAt: days('firstAt').length > 0 ? Math.min(...days('firstAt')) : null,
    lastAt: days('lastAt').length > 0 ? Math.max(...days('lastAt')) : null,
  };
}

/**
 * The columns that told the records of a source apart, where a file tells them apart by others and has records of the
 * same days of which none is stored: what both files tell would be counted twice. Empty = all that stood in a row;
 * null = nothing speaks for it.
 */
export function countedTwice(
  before: ToldApart | null,
  { records }: Mapping,
  run: Pick<DryRun, 'recordsStored' | 'firstAt' | 'lastAt' | 'facts'>,
): string[] | null {
  if (!before || run.recordsStored > 0 || !isOfSameDays(before, run)) return null;
  const other = before.records.find(({ kind, id }) => {
    const ids = records.filter((one) => one.kind === kind).map((one) => wayOf(one.id));
    if (ids.length === 0) return false;
    if (!ids.includes(wayOf(id))) return true;
    // By all that stands in a row: another column makes another record of each.
    return 'hash' in id && id.hash === 'all' && !haveSame(before.columns, run.facts);
  });
  return other ? columnsOf(other.id) : null;
}

/**
 * Which records are cases of days that earlier files of the source cover, where a case is known by all that stands in its
 * row: one that changed since an earlier file is another one there, and both are counted.
 */
export function casesOfKnownDays(
  before: ToldApart | null,
  { records }: Mapping,
): (record: Pick<RecordInput, 'kind' | 'at'>) => boolean {
  const { firstAt = null, lastAt = null } = before ?? {};
  const isByRow = records.some(
    ({ kind, id }) => kind === 'case' && 'hash' in id && id.hash === 'all',
  );
  if (!isByRow || firstAt === null || lastAt === null) return () => false;
  return ({ kind, at }) => kind === 'case' && at >= firstAt && at <= lastAt;
}

function isOfSameDays(
  before: ToldApart,
  { firstAt, lastAt }: Pick<DryRun, 'firstAt' | 'lastAt'>,
): boolean {
  if (before.firstAt === null || before.lastAt === null) return false;
  return (
    firstAt !== null && lastAt !== null && firstAt <= before.lastAt && lastAt >= before.firstAt
  );
}

/** Whether a file has the columns of an earlier one; spelled otherwise they are the same where a header names them. */
function haveSame(before: readonly string[] | null, { columns, header }: DryRun['facts']): boolean {
  if (before === null) return true;
  const nameOf = (column: string): string => (header ? foldedName(column) : column);
  const names = new Set(columns.map(nameOf));
  return before.length === columns.length && before.every((column) => names.has(nameOf(column)));
}

/** Which of several records of a row it is says nothing about the row. */
function wayOf(id: RecordId): string {
  return JSON.stringify({ ...id, part: undefined });
}

function columnsOf(id: RecordId): string[] {
  if ('column' in id) return [id.column];
  if ('columns' in id) return [...id.columns];
  return id.hash === 'all' ? [] : [...id.hash];
}
