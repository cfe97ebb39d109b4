import type { Wanted } from '../ingest/mapping-text.ts';

/** What should stand where a mapping stops being JSON. */
export const WANTED_WORDS: Readonly<Record<Wanted, string>> = {
  value: 'a text in quotation marks, a number, true, false, null, a list or an object',
  name: 'a name in quotation marks',
  colon: 'a colon after the name',
  comma: 'a comma, or the bracket that closes',
  noComma: 'one more entry, or no comma before this bracket',
  quote: 'a text that its quotation mark closes in the same line',
  escape: 'a backslash or a tab written as \\\\ or \\t',
  nothing: 'nothing, as the mapping is whole before it',
};
