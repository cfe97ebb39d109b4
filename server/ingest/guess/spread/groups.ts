import type { SampleColumn } from '../profile.ts';

/** Rows of a sample that have the same key, in the order of their first. */
export type Groups = {
  rows: readonly (readonly number[])[];
  /** True when no key comes again after another one's rows. */
  areTogether: boolean;
};

/** Puts the first rows of a sample together by the values of some columns; rows without any of these are left out. */
export function groupsBy(keys: readonly SampleColumn[], rows: number): Groups {
  const found = new Map<string, number[]>();
  let last: number[] | null = null;
  let areTogether = true;
  for (let row = 0; row < rows; row++) {
    const parts = keys.map(({ cells }) => (cells[row] ?? '').trim());
    if (parts.includes('')) continue;
    const key = parts.join('\n');
    const known = found.get(key);
    if (known && known !== last) areTogether = false;
    last = known ?? [];
    last.push(row);
    if (!known) found.set(key, last);
  }
  return { rows: [...found.values()], areTogether };
}

/** The given cell of a column in the first of some rows that has one; empty where none has. */
export function firstGiven({ cells }: SampleColumn, rows: readonly number[]): string {
  const row = rows.find((one) => (cells[one] ?? '').trim() !== '');
  return row === undefined ? '' : (cells[row] ?? '');
}

/** Whether a column has one value only in nearly all groups of several rows. */
export function isOfGroup({ cells }: SampleColumn, { rows }: Groups): boolean {
  const shared = rows.filter((group) => group.length > 1);
  const several = shared.filter((group) => {
    const given = new Set(group.map((row) => (cells[row] ?? '').trim()));
    given.delete('');
    return given.size > 1;
  });
  return several.length <= shared.length * 0.03;
}

/** Whether all rows of a group have the same in a column, so that each of them tells it. */
export function isInEachRow({ cells }: SampleColumn, { rows }: Groups): boolean {
  return rows.every((group) => {
    const first = cells[group[0] ?? 0]?.trim();
    return group.every((row) => cells[row]?.trim() === first);
  });
}
