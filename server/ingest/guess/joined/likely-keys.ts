import { matchHeader } from '../match-headers.ts';
import { FALSE_WORDS, TRUE_WORDS } from '../vocabulary/values.ts';
import { headerWords, valueWord } from '../words.ts';
import { headerLikeness, isId } from './key-words.ts';
import type { Pair, Pairs } from './count-pairs.ts';

/** A column on either side: its name for mappings and its header. */
export type KeyColumn = { name: string; header: string };
/** An own column with what its rows hold. */
export type OwnColumn = KeyColumn & { values: ReadonlySet<string>; filled: number };
/** The columns by which two files are joined. */
export type Keys = { own: string; theirs: string };

const LEAST = 0.42;
/** Numbers this short stand in many columns by chance. */
const SHORT = /^\d{1,3}$/;
const FLAG_WORDS: ReadonlySet<string> = new Set([...TRUE_WORDS, ...FALSE_WORDS]);

/** The pair of columns that most looks like one key; null when none does. */
export function likelyKeys(
  own: { columns: readonly OwnColumn[]; subject: readonly string[] },
  theirs: { columns: readonly KeyColumn[]; subject: readonly string[] },
  { pairs, filled }: Pairs,
): Keys | null {
  let best: Keys | null = null;
  let most = LEAST;
  for (const [place, column] of own.columns.entries()) {
    if (!canBeKey(column)) continue;
    for (const [other, partner] of theirs.columns.entries()) {
      const [words, otherWords] = [headerWords(column.header), headerWords(partner.header)];
      const likeness = headerLikeness(
        { words, subject: own.subject },
        { words: otherWords, subject: theirs.subject },
      );
      const pair = pairs.get(place)?.get(other);
      const fit = pair ? fitOf(column, pair, filled[other] ?? 0, likeness) : 0;
      // Where values hardly go together, headers must tell whose own id it is.
      const isOwnId = likeness === 1 && (isId(words) || isId(otherWords));
      if (fit < 0.5 && !isOwnId) continue;
      const total = 0.7 * fit + 0.5 * likeness + (namesCustomer(column) ? 0.05 : 0);
      if (total <= most) continue;
      best = { own: column.name, theirs: partner.name };
      most = total;
    }
  }
  return best;
}

/** Yes and no, or one value in every row, name nothing. */
function canBeKey({ values, filled }: OwnColumn): boolean {
  if (values.size === 0 || (values.size === 1 && filled > 1)) return false;
  return ![...values].every((value) => FLAG_WORDS.has(valueWord(value)));
}

/** How well the values go together: a key names one row on one side, and its values are found on the other. */
function fitOf(own: OwnColumn, pair: Pair, filled: number, likeness: number): number {
  const found = pair.values.size / Math.max(1, own.values.size);
  const belongs = pair.rows / Math.max(1, filled);
  const namesTheirs = pair.rows === pair.values.size;
  const namesOwn = own.values.size === own.filled;
  const fit = namesOwn ? Math.max(found, belongs) : namesTheirs ? found : found * 0.3;
  if (likeness >= 0.5) return fit;
  if (pair.values.size < 2) return 0;
  return [...pair.values].every((value) => SHORT.test(value)) ? fit * 0.6 : fit;
}

/** Of several columns that name people, the customer's. */
function namesCustomer({ header }: KeyColumn): boolean {
  return matchHeader(headerWords(header)).some(
    ({ concept, score }) => concept === 'customerKey' && score > 0.85,
  );
}
