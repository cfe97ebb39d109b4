import type { Profile } from '../profile.ts';

/** 0, 1, 2 … or 1, 2, 3 …: a number of the row and nothing else. */
export function isRunningNumber({ numbers, texts, rows }: Profile): boolean {
  if (!numbers?.areWhole || texts.length < rows || rows < 3) return false;
  const [first = 0] = numbers.values;
  if (first > 1 || first < 0) return false;
  let before = first - 1;
  // A sample leaves rows out, so that steps may be longer than one.
  return numbers.values.every((n, i) => {
    const goesOn = i < 200 ? n === before + 1 : n > before;
    before = n;
    return goesOn;
  });
}
