/**
 * A spreadsheet takes a cell that begins so for a formula, and is kept from it by an apostrophe. A cell that has some already
 * gets one more, so that the one in front can be taken away again.
 */
const FORMULA = /^'*[=+\-@\t\r]/;
/** A number with its sign is a number to a spreadsheet, too. */
const NUMBER = /^[+-]\d[\d.,]*$/;

function cell(value: string | number, delimiter: string): string {
  const text = String(value);
  const isFormula = typeof value === 'string' && FORMULA.test(text) && !NUMBER.test(text);
  const safe = isFormula ? `'${text}` : text;
  const isPlain = !/["\r\n]/.test(safe) && !safe.includes(delimiter);
  return isPlain ? safe : `"${safe.replaceAll('"', '""')}"`;
}

/** Rows as a CSV file that spreadsheets read as UTF-8 and in which no text is taken for a formula. */
export function csvText(rows: readonly (readonly (string | number)[])[], delimiter = ','): string {
  const lines = rows.map((row) => row.map((value) => cell(value, delimiter)).join(delimiter));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
