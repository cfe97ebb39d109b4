import { sql } from 'drizzle-orm';
import type { SQL, SQLWrapper } from 'drizzle-orm';
import type { SearchTerm } from '#server/domain/text/search.ts';
import type { Bindable } from '../store/request.ts';

/** The columns of a table of records by which its texts are found. */
export type TextColumns = { slot: SQLWrapper; text_id: SQLWrapper };

/**
 * How an engine keeps and asks the search index: for each text its different words (as `wordForms` gives them), under a
 * number that is its slot's own. It knows which texts have a word, not where in them.
 */
export type TextSearch = {
  /** Statement and row that add a text. */
  readonly put: string;
  readonly putRow: (slot: number, id: number, words: string) => Bindable[];
  /** Statement and row that take a text out; the words must be those it was added with. */
  readonly drop: string;
  readonly dropRow: (slot: number, id: number, words: string) => Bindable[];
  /** Condition: the record's text has all words of the terms. */
  readonly has: (record: TextColumns, terms: readonly SearchTerm[]) => SQL;
  /** One row for each text of any slot that has all words of the terms. */
  readonly texts: (terms: readonly SearchTerm[]) => SQL;
  /** Every pair of a text's number in the slot and one of its words. */
  readonly pairs: (slot: number) => SQL;
};

/** Words are letters and digits, so that quotes need no escaping. */
function ftsQuery(terms: readonly SearchTerm[]): string {
  const one = (word: string, isPrefix: boolean): string => `"${word}"${isPrefix ? '*' : ''}`;
  return wordsOfTerms(terms)
    .map(({ word, isPrefix }) => one(word, isPrefix))
    .join(' AND ');
}

function tsQuery(terms: readonly SearchTerm[]): string {
  return wordsOfTerms(terms)
    .map(({ word, isPrefix }) => `'${word}'${isPrefix ? ':*' : ''}`)
    .join(' & ');
}

function wordsOfTerms(terms: readonly SearchTerm[]): { word: string; isPrefix: boolean }[] {
  return terms.flatMap(({ words, isPrefix }) =>
    words.map((word, i) => ({ word, isPrefix: isPrefix && i === words.length - 1 })),
  );
}

export const sqliteTextSearch: TextSearch = {
  put: 'INSERT INTO text_index (rowid, words) VALUES (?, ?)',
  putRow: (_slot, id, words) => [id, words],
  drop: `INSERT INTO text_index (text_index, rowid, words) VALUES ('delete', ?, ?)`,
  dropRow: (_slot, id, words) => [id, words],
  has: (record, terms) =>
    sql`(${record.slot} = 0 and ${record.text_id} in (select rowid from text_index where text_index match ${ftsQuery(terms)}))`,
  texts: (terms) => sql`select 1 from text_index where text_index match ${ftsQuery(terms)}`,
  pairs: () => sql`select doc, term from text_index_terms`,
};

export const pgTextSearch: TextSearch = {
  put: `INSERT INTO text_index (slot, id, words) VALUES ($1, $2, array_to_tsvector(string_to_array($3, ' ')))`,
  putRow: (slot, id, words) => [slot, id, words],
  drop: 'DELETE FROM text_index WHERE slot = $1 AND id = $2',
  dropRow: (slot, id) => [slot, id],
  has: (record, terms) =>
    sql`exists (select 1 from text_index x where x.slot = ${record.slot} and x.id = ${record.text_id} and x.words @@ ${tsQuery(terms)}::tsquery)`,
  texts: (terms) => sql`select 1 from text_index where words @@ ${tsQuery(terms)}::tsquery`,
  pairs: (slot) =>
    sql`select id, unnest(tsvector_to_array(words)) from text_index where slot = ${slot}`,
};
