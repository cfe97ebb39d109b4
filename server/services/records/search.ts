import type { Row } from '#db/queries/record-row.ts';
import { TEXT_PLACES } from '#db/queries/record-row.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import { AppError } from '../../domain/problem.ts';
import type { Search, TextRange } from '../../domain/text/search.ts';
import { rangesFound, readSearch } from '../../domain/text/search.ts';

/** Places of one text that are told at most. */
const MOST_RANGES = 100;

/** Reads the words of a question; null when it asks for none. @throws AppError SEARCH_WORDS_MISSING { seen } */
export function searchOf(text: string | undefined): Search | null {
  if (text === undefined) return null;
  const search = readSearch(text);
  if (!search) throw new AppError('SEARCH_WORDS_MISSING', { seen: text });
  return search;
}

/** Where a record's text, as it is stored, has the words. */
export function foundIn(search: Search, kind: RecordKind, row: Row): TextRange[] {
  const text = row[TEXT_PLACES[kind]?.text ?? -1];
  return typeof text === 'string' ? rangesFound(search, text, MOST_RANGES) : [];
}
