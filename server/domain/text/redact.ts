import { maskOf } from './mask.ts';
import type { Found } from './redact/found.ts';
import { findIbans } from './redact/iban.ts';
import { findMails } from './redact/mail.ts';
import { findNumbers } from './redact/numbers.ts';
import { plain } from './redact/plain.ts';

const AT = /[@＠]/;
/** Seven digits with little between them: every number that is looked for has them. */
const DIGITS = /[0-9٠-٩۰-۹０-９](?:[^0-9٠-٩۰-۹０-９]{0,6}[0-9٠-٩۰-۹０-９]){6}/;

/**
 * A free text without e-mail addresses, phone numbers, payment card numbers (Luhn digit) and IBANs (check digits), each
 * replaced by its mask. Digits may be 0 to 9, Arabic-Indic, Persian or wide. Never longer than the text; the same again
 * for its own result; time grows with the length of the text and nothing else.
 */
export function redact(text: string): string {
  let clean = text;
  if (AT.test(clean)) clean = without(clean, findMails);
  if (!DIGITS.test(clean)) return clean;
  clean = without(clean, findIbans);
  return without(clean, findNumbers);
}

function without(text: string, find: (plainText: string) => readonly Found[]): string {
  const found = find(plain(text));
  if (found.length === 0) return text;
  let clean = '';
  let from = 0;
  for (const { secret, start, end } of found.toSorted((a, b) => a.start - b.start)) {
    clean += text.slice(from, start) + maskOf(secret);
    from = end;
  }
  return clean + text.slice(from);
}
