import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scoreHeldOut, shareRight } from './score.ts';
import type { ScoredColumn } from './score.ts';

const data = new URL('../../../../shared/data/', import.meta.url);
const hasData = existsSync(data);

/** The score of the first run, committed before anything was learnt from it; the guesser is never tuned on these files. */
const firstSchema = z.object({
  commit: z.string(),
  columns: z.number(),
  right: z.number(),
  share: z.number(),
  files: z.record(z.string(), z.object({ share: z.number() })),
});
const first = firstSchema.parse(
  JSON.parse(readFileSync(new URL('../guesser-first-score.json', import.meta.url), 'utf8')),
);

function line(columns: readonly ScoredColumn[]): string {
  const right = columns.filter(({ isRight }) => isRight).length;
  return `${right} of ${columns.length} columns (${(shareRight(columns) * 100).toFixed(1)} %)`;
}

const checked = (): void => {
  it('are mapped right no less often than at first', async () => {
    const columns = await scoreHeldOut(data);
    console.info(
      `held out: now ${line(columns)}; first ${first.right} of ${first.columns} (${(first.share * 100).toFixed(1)} %)`,
    );
    for (const file of Object.keys(first.files)) {
      const own = columns.filter((column) => column.file === file);
      console.info(`${file}: now ${line(own)}`);
    }
    const wrong = columns.filter(({ isRight }) => !isRight).map(({ column }) => column);
    expect(columns).toHaveLength(first.columns);
    expect(shareRight(columns), `wrong: ${wrong.join(', ')}`).toBeGreaterThanOrEqual(
      first.right / first.columns,
    );
  });
};
const told = (): void => {
  it('are not checked: the shared data is not here', () => console.warn(data.pathname));
};

// Expected places: labels.ts, written by hand from the README files of the two folders.
// oxlint-disable-next-line vitest/valid-describe-callback -- both are suites
describe('the files that were held out', hasData ? checked : told);
