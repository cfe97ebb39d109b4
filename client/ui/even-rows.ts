/** Columns of a grid, and how many of them each card takes; every line is filled. */
export type EvenRows = { columns: number; spans: readonly number[] };

/**
 * Lays `count` cards (≥ 1) out in as few lines as `fit` (≥ 1) side by side allow, the lines as equally full as can be, the
 * fuller ones first. 7 cards where 6 fit stand 4 and 3, not 6 and 1.
 */
export function evenRows(count: number, fit: number): EvenRows {
  const rows = Math.ceil(count / fit);
  const few = Math.floor(count / rows);
  const fuller = count % rows;
  if (fuller === 0) return { columns: few, spans: Array.from({ length: count }, () => 1) };
  const many = few + 1;
  const spans = Array.from({ length: count }, (_, i) => (i < fuller * many ? few : many));
  return { columns: few * many, spans };
}
