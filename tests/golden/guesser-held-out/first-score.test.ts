import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { withData } from '../store.ts';
import { scoreHeldOut, shareRight } from './score.ts';
import type { ScoredColumn } from './score.ts';

const data = new URL('../../../../shared/data/', import.meta.url);

/** The score of the first run, committed before anything was learnt from it; the guesser is never tuned on these files. */
const firstSchema = z.object({
  files: z.record(z.string(), z.object({ columns: z.number(), share: z.number() })),
});
const first = firstSchema.parse(
  JSON.parse(readFileSync(new URL('../guesser-first-score.json', import.meta.url), 'utf8')),
);

function line(columns: readonly ScoredColumn[]): string {
  const right = columns.filter(({ isRight }) => isRight).length;
  return `${right} of ${columns.length} columns (${(shareRight(columns) * 100).toFixed(1)} %)`;
}

// Expected places: labels.ts, written by hand from the README files of the two folders.
for (const [file, before] of Object.entries(first.files)) {
  withData(file, `the columns of ${file}, which was held out,`, () => {
    it('are mapped right no less often than at first', async () => {
      const columns = await scoreHeldOut(data, file);
      console.info(`${file}: now ${line(columns)}; first ${(before.share * 100).toFixed(1)} %`);
      const wrong = columns.filter(({ isRight }) => !isRight).map(({ column }) => column);
      expect(columns).toHaveLength(before.columns);
      // The first share was written with four decimals.
      expect(shareRight(columns), `wrong: ${wrong.join(', ')}`).toBeGreaterThan(
        before.share - 0.0001,
      );
    });
  });
}
