import { matchHeader } from '../match-headers.ts';
import { headerWords } from '../words.ts';
import { headerLikeness } from './key-words.ts';
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

/** The pair of columns that most looks like one key; null when none does. */
export function likelyKeys(
  own: { columns: readonly OwnColumn[]; subject: readonly string[] },
  theirs: { columns: readonly KeyColumn[]; subject: readonly string[] },
  { pairs, filled }: Pairs,
): Keys | null {
  let best: Keys | null = null;
  let most = LEAST;
  for (const [place, column] of own.columns.entries()) {
    for (const [other, partner] of theirs.columns.entries()) {
      const pair = pairs.get(place)?.get(other);
      if (!pair) continue;
      const likeness = headerLikeness(
        { words: headerWords(column.header), subject: own.subject },
        { words: headerWords(partner.header), subject: theirs.subject },
      );
      const score = 0.7 * fitOf(column, pair, filled[other] ?? 0, likeness) + 0.5 * likeness;
      const total = score + (namesCustomer(column) ? 0.05 : 0);
      if (total <= most) continue;
      best = { own: column.name, theirs: partner.name };
      most = total;
    }
  }
  return best;
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
