import { valueWord } from './words.ts';

/** Words with which a row begins that sums up those above it, in the five languages. */
const TOTAL_WORDS: ReadonlySet<string> = new Set(
  'total, totals, grand total, subtotal, sum, average, overall, mean, الإجمالي, إجمالي, المجموع, مجموع, المجموع الكلي, الإجمالي العام, الإجمالي الكلي, المتوسط, المعدل, total général, somme, moyenne, suma, total general, promedio, soma, total geral, média'
    .split(',')
    .map(valueWord),
);

/** A total, a mean and a line of notes. */
const MOST_ROWS = 3;

/**
 * The rows without those at their end that sum the others up: what stands in them nobody said. Rows of a thing that is called
 * so, of which there are others further up, stay.
 */
export function withoutTotals<Row extends readonly string[]>(rows: readonly Row[]): readonly Row[] {
  const from = Math.max(1, rows.length - MOST_ROWS);
  const first = rows.findIndex((row, i) => i >= from && isTotal(row));
  if (first < 0 || rows.slice(0, first).some(isTotal)) return rows;
  return rows.filter((row, i) => i < first || !isTotal(row));
}

const NUMBER = /^[-+]?[\p{Nd}.,:٫٬\s]*[%٪]?$/u;

/** A word for it, and nothing behind that but numbers: where a day or a name stands, it is a row like the others. */
function isTotal(row: readonly string[]): boolean {
  const [begin = '', ...others] = row.filter((cell) => cell.trim() !== '');
  const isSum = TOTAL_WORDS.has(valueWord(begin.replace(/[:：]\s*$/, '')));
  return isSum && others.every((cell) => NUMBER.test(cell));
}
