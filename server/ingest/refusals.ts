import type { Reject, RowProblem } from '../contract/reject.ts';

/** One refusal, of a row or of one of its records; `row` counts the batch's rows, null = it is a joined file's. */
export type Refusal = { row: number | null; reject: Reject };

/** The refused rows in their order: refusals of one row together, each of its reasons once. */
export function byRow(refusals: readonly Refusal[]): Reject[] {
  const rows: Reject[] = [];
  let last: number | null = null;
  for (const { row, reject } of refusals) {
    const held = rows.at(-1);
    if (held && row !== null && row === last) add(held, reject);
    else rows.push(reject);
    last = row;
  }
  return rows;
}

function add(row: Reject, { code, params }: Reject): void {
  const { further = [] } = row;
  const isTold = [row, ...further].some(
    (one) => one.code === code && JSON.stringify(one.params) === JSON.stringify(params),
  );
  if (!isTold) row.further = [...further, { code, params } satisfies RowProblem];
}
