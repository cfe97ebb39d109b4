import { guessMapping } from '#server/ingest/guess/guess.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import type { Label } from './labels.ts';
import { LABELS } from './labels.ts';

/** One column: what it should become and what it was taken for. */
export type ScoredColumn = {
  file: string;
  column: string;
  expected: Label;
  guessed: string | null;
  certainty: string;
  isRight: boolean;
};

const TODAY = Date.UTC(2026, 10, 27);

/** Guesses one of the held-out files and compares each column with its label. */
export async function scoreHeldOut(folder: URL, wanted: string): Promise<ScoredColumn[]> {
  const columns: ScoredColumn[] = [];
  for (const [file, labels] of Object.entries(LABELS)) {
    if (file !== wanted) continue;
    const sample = await sampleFile({ path: new URL(file, folder).pathname });
    const guess = guessMapping({ ...sample, fileName: file, today: TODAY });
    for (const [column, expected] of Object.entries<Label>(labels)) {
      const found = guess.columns.find((one) => one.column === column);
      if (!found) throw new Error(`${file} has no column ${column}`);
      const { target, certainty } = found;
      const place = target?.startsWith('attributes.') ? 'attributes' : target;
      columns.push({
        file,
        column,
        expected,
        guessed: target,
        certainty,
        isRight: expected.includes(place),
      });
    }
  }
  return columns;
}

/** Share of columns that are right, 0 to 1. */
export function shareRight(columns: readonly { isRight: boolean }[]): number {
  return columns.filter(({ isRight }) => isRight).length / columns.length;
}
