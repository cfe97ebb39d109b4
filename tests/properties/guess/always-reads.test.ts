import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Guess } from '#server/ingest/guess/guessed.ts';
import { joinTables } from '#server/ingest/guess/joined/join.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { AppError } from '#server/domain/problem.ts';
import { repeats } from '../../soak.ts';
import { guessAnswered } from '../../unit/guess/sampled.ts';
import { readAll } from '../../unit/ingest/reading.ts';
import type { Whole } from '../../unit/ingest/reading.ts';
import { Chance } from './chance.ts';
import { FILE_KINDS, generateFile } from './generated-files.ts';
import { HEADER_LANGUAGES } from './header-names.ts';
import { mutate } from './mutated.ts';

const TODAY = Date.UTC(2026, 10, 27);

async function guessAndRead(bytes: Uint8Array): Promise<{ guess: Guess; whole: Whole }> {
  const input = { bytes, name: 'test.csv' };
  const sample = await sampleFile(input);
  const guess = guessAnswered({ ...sample, fileName: 'test.csv', today: TODAY });
  return { guess, whole: await readAll({ input, mapping: guess.mapping, zone: 'Asia/Riyadh' }) };
}

const files = fc.record({
  language: fc.constantFrom(...HEADER_LANGUAGES),
  kind: fc.constantFrom(...FILE_KINDS),
  naming: fc.constantFrom('seen' as const, 'unseen' as const),
  seed: fc.nat(1_000_000),
});

describe('a guessed mapping', () => {
  it('compiles and reads every row of the file it was guessed from', async () => {
    await fc.assert(
      fc.asyncProperty(files, async ({ language, kind, naming, seed }) => {
        const file = generateFile(language, kind, naming, seed, 60);
        const { whole } = await guessAndRead(file.bytes);
        expect(whole.rejects).toEqual([]);
        expect(whole.rowsRead).toBe(60);
        // A row of a survey makes as many answers as it holds.
        if (kind === 'survey') expect(whole.records.length).toBeGreaterThan(0);
        else expect(whole.records).toHaveLength(60);
      }),
      { numRuns: repeats(40, 500) },
    );
  });

  it('of a damaged file refuses nothing but damaged rows', async () => {
    await fc.assert(
      fc.asyncProperty(files, async ({ language, kind, naming, seed }) => {
        const file = generateFile(language, kind, naming, seed, 60);
        const { text, damaged, damage } = mutate(file, new Chance(seed + 1));
        const { whole, guess } = await guessAndRead(Buffer.from(text, 'utf8'));
        // Where the column with the day cannot be named (its header is there twice, and another is called by its place)
        // or its header stands over another column, rows without a day there are refused.
        const isHidden =
          guess.columns.length < file.columns.length || damage.includes('swappedHeaders');
        const wrong = whole.rejects.filter(
          ({ line, code }) => !damaged.has(line) && !(isHidden && code === 'ROW_VALUE_MISSING'),
        );
        expect(wrong, damage.join(', ')).toEqual([]);
      }),
      {
        numRuns: repeats(80, 1000),
        examples: [
          // The cell that would be shown as the example is damaged: a day in neither order.
          [{ language: 'en', kind: 'totals', naming: 'seen', seed: 643_106 }],
          // The day stands under another's header, and is missing in a quarter of the rows.
          [{ language: 'en', kind: 'cases', naming: 'unseen', seed: 765_286 }],
        ],
      },
    );
  });

  it(
    'that joins another file, be it damaged or any bytes, loses no record of its own',
    { timeout: repeats(20_000, 300_000) },
    async () => {
      const others = fc.oneof(
        files.map(({ language, kind, naming, seed }) =>
          Buffer.from(
            mutate(generateFile(language, kind, naming, seed, 60), new Chance(seed)).text,
          ),
        ),
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
      );
      await fc.assert(
        fc.asyncProperty(files, others, async ({ language, kind, naming, seed }, bytes) => {
          const file = {
            bytes: generateFile(language, kind, naming, seed, 60).bytes,
            name: 'own.csv',
          };
          const other = { bytes, name: 'other.csv' };
          const join = { input: other, fileName: other.name, sheet: null, isSameFile: false };
          try {
            const sample = await sampleFile(file);
            const { tables, ...joined } = await joinTables(sample, file.name, [
              { ...join, keys: null },
            ]);
            const declaration = tables[0]?.declaration;
            const { mapping } = guessAnswered({
              ...joined,
              tables: declaration ? { other: declaration } : {},
              fileName: file.name,
              today: TODAY,
            });
            const zone = 'Asia/Riyadh';
            const whole = await readAll({ input: file, mapping, zone, tables: { other } });
            // What is refused are rows of the other file, and records whose day or score stands there.
            const told = JSON.stringify(
              mapping.records.map(({ at, fields }) => [at, fields?.['score']]),
            );
            const own = whole.rejects.filter(({ params }) => params['inTable'] !== 'other');
            expect(told.includes('lookup') ? [] : own).toEqual([]);
            expect(whole.rowsRead).toBe(60);
          } catch (error) {
            if (!(error instanceof AppError)) throw error;
            expect(error.problem.code).toMatch(/^FILE_/);
          }
        }),
        { numRuns: repeats(60, 1000) },
      );
    },
  );

  it('comes for any bytes, unless the file as a whole cannot be read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 400 }), async (bytes) => {
        try {
          await guessAndRead(bytes);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
          expect(error.problem.code).toMatch(/^FILE_/);
        }
      }),
      { numRuns: repeats(200, 10_000) },
    );
  });
});
