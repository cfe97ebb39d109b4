import type { Row } from '../rows/row.ts';
import type { Read, ReadState } from './compilation.ts';

const MOST = 4096;
const LONGEST = 100;

/**
 * Remembers what the words of a column became, so that a word that comes again costs one look-up and is the same string.
 * A column whose words hardly ever repeat is found out and no longer remembered.
 */
export function remembered(read: Read<string>, column: number, state: ReadState): Read<string> {
  const known = new Map<string, string | null>();
  let hits = 0;
  let misses = 0;
  let worthwhile = true;
  // By the numbers that one reader gives to words.
  let reader: Row | null = null;
  let byNumber: (string | null | undefined)[] = [];
  return (row) => {
    const number = row.word(column);
    if (number >= 0) {
      if (row !== reader) {
        reader = row;
        byNumber = [];
      }
      const before = byNumber[number];
      if (before !== undefined) return before;
      const value = read(row);
      if (state.problem === null) byNumber[number] = value;
      return value;
    }
    if (!worthwhile) return read(row);
    const word = row.cell(column);
    const found = known.get(word);
    if (found !== undefined) {
      hits++;
      return found;
    }
    const value = read(row);
    misses++;
    if (state.problem !== null || word.length > LONGEST) return value;
    if (known.size >= MOST) {
      worthwhile = hits > misses;
      known.clear();
    }
    known.set(row.keep(column), value);
    return value;
  };
}
