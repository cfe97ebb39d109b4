/** Edits (insert, delete, replace, swap of neighbours) between two words, without case. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replace, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** The word most like the wanted one, or null when none is like it (more than half of it differs). */
export function closest(wanted: string, words: Iterable<string>): string | null {
  const target = wanted.trim().toLowerCase().slice(0, 100);
  let best: string | null = null;
  let least = Math.max(1, Math.floor(target.length / 2)) + 1;
  for (const word of words) {
    const found = distance(target, word.trim().toLowerCase().slice(0, 100));
    if (found < least) {
      least = found;
      best = word;
    }
  }
  return best;
}
