import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessMapping } from '#server/ingest/guess/guess.ts';
import type { Guess } from '#server/ingest/guess/guessed.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { repeats } from '../../soak.ts';
import { FILE_KINDS, generateFile } from './generated-files.ts';
import { HEADER_LANGUAGES } from './header-names.ts';
import { quietReadings } from './readings.ts';
import { wordsOf } from '../../unit/guess/sampled.ts';

const TARGETS = [
  null,
  'id',
  'at',
  'customer',
  'caseId',
  'updatedAt',
  'dimensions.department',
  'dimensions.channel',
  'dimensions.theme',
  'fields.status',
  'fields.resolvedAt',
  'fields.closedAt',
  'fields.dueAt',
  'fields.text',
  'fields.wait',
  'fields.duration',
  'fields.handovers',
  'fields.slaTold',
  'fields.value',
  'fields.offered',
  'fields.invitedAt',
  'instruments.nps',
  'instruments.csat',
  'instruments.rating',
  'attributes.column',
] as const;

/** How an attribute or a question is called does not matter. */
function placeOf(target: string | null): string | null {
  return target?.replace(/^(attributes|instruments)\..*/, '$1') ?? null;
}

const corrections = fc.record({
  language: fc.constantFrom(...HEADER_LANGUAGES),
  kind: fc.constantFrom(...FILE_KINDS),
  naming: fc.constantFrom('seen' as const, 'unseen' as const),
  seed: fc.nat(1_000_000),
  said: fc.array(fc.record({ column: fc.nat(30), target: fc.constantFrom(...TARGETS) }), {
    minLength: 1,
    maxLength: 3,
  }),
});

describe('a guess that a person corrects', () => {
  it('has each column as said or says why not, and moves none in silence', async () => {
    await fc.assert(
      fc.asyncProperty(corrections, async ({ language, kind, naming, seed, said }) => {
        const { bytes } = generateFile(language, kind, naming, seed, 40);
        const sample = await sampleFile({ bytes, name: 'test.csv' });
        const guess = (told: Record<string, string | null>): Guess =>
          guessMapping({
            ...sample,
            fileName: 'a.csv',
            today: Date.UTC(2026, 10, 27),
            told: wordsOf(told),
            // A day that no column tells is asked for, as is what a survey without scores is, and whether rows of nothing but
            // numbers are records: nothing can be read before.
            answers: {
              day: '2026-03-01',
              'index-base': '2026-03-01',
              'no-score': 'case',
              summary: 'records',
            },
          });
        const before = guess({});
        const told = Object.fromEntries(
          said.map(({ column, target }) => [
            before.columns[column % before.columns.length]?.column ?? '',
            target,
          ]),
        );
        const after = guess(told);
        expect(() => readMapping(after.mapping)).not.toThrow();
        for (const [i, { column, target, why }] of after.columns.entries()) {
          const was = before.columns[i]?.target ?? null;
          const wanted = Object.hasOwn(told, column) ? (told[column] ?? null) : was;
          if (placeOf(target) === placeOf(wanted)) continue;
          expect(why.code, `${column}: ${wanted} became ${target}`).toMatch(
            Object.hasOwn(told, column) ? /^(TOLD_NOT|DISPLACED)$/ : /^(DISPLACED|MOVED)$/,
          );
        }
        const { was, kept, is } = quietReadings(before, after, told);
        expect(kept, JSON.stringify(told)).toEqual(was);
        expect(was, JSON.stringify(told)).toMatchObject(is);
        const ofFile = ({ mapping: { source, format, missing, tables } }: Guess) => ({
          source,
          format,
          missing,
          tables,
        });
        expect(ofFile(after)).toEqual(ofFile(before));
      }),
      { numRuns: repeats(60, 2000) },
    );
  });
});
