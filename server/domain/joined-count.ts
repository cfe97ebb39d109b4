/** What did not come together between a file and one that is joined to it. Rows are whole numbers. */
export type JoinedCount = {
  /** Its name under `tables` of the mapping. */
  table: string;
  /** Of a `reference` a row names a row; the rows of `details` belong to a row. */
  kind: 'reference' | 'details';
  /** Rows of the joined file that belong to no record: nothing of them is read. 0 for a reference, of which rows may be free. */
  rowsAlone: number;
  /** Rows of the file itself that have no row there: their records are stored without it. */
  without: number;
};

/** Counts of the same tables added up, in the order of the first. */
export function addedJoined(
  held: readonly JoinedCount[],
  more: readonly JoinedCount[],
): JoinedCount[] {
  const sums = new Map(held.map((one) => [one.table, { ...one }]));
  for (const one of more) {
    const sum = sums.get(one.table);
    if (!sum) sums.set(one.table, { ...one });
    else {
      sum.rowsAlone += one.rowsAlone;
      sum.without += one.without;
    }
  }
  return [...sums.values()];
}
