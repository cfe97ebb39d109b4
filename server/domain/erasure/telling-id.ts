/**
 * Shorter ids are ordinary numbers and words: they say nothing about anybody where they stand outside the customer's own
 * field, and there they often mean something else.
 */
const TELLING_LENGTH = 5;

/** True when an id is looked for inside other ids, names and notes. */
export function isTelling(customer: string): boolean {
  return customer.length >= TELLING_LENGTH;
}

/** True when a text holds the id as a word of its own. */
export function holdsId(text: string, customer: string): boolean {
  return withoutId(text, customer, '') !== text;
}

/** The text with `instead` wherever the id stands as a word of its own; ids that tell nothing are left where they are. */
export function withoutId(text: string, customer: string, instead: string): string {
  if (!isTelling(customer) || !text.includes(customer)) return text;
  let left = '';
  let from = 0;
  for (;;) {
    const at = text.indexOf(customer, from);
    if (at < 0) return left + text.slice(from);
    const end = at + customer.length;
    const isWhole =
      !(isWord(text.slice(0, at), true) && isWord(customer, false)) &&
      !(isWord(customer, true) && isWord(text.slice(end), false));
    left += text.slice(from, at) + (isWhole ? instead : customer);
    from = end;
  }
}

/** True when a text ends (or begins) with a letter or digit. */
function isWord(text: string, atEnd: boolean): boolean {
  return atEnd ? /[\p{L}\p{N}]$/u.test(text) : /^[\p{L}\p{N}]/u.test(text);
}
