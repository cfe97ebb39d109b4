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
  return (row) => {
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
