import { describe, expect, it } from 'vitest';
import { guessMapping } from '#server/ingest/guess/guess.ts';
import { isKnownHeader } from '#server/ingest/guess/match-headers.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { FILE_KINDS, generateFile } from './generated-files.ts';
import type { GeneratedFile, Naming } from './generated-files.ts';
import { HEADER_LANGUAGES, HEADER_NAMES } from './header-names.ts';
import type { HeaderLanguage } from './header-names.ts';
import { resultsOf } from './scored.ts';
import type { ColumnResult } from './scored.ts';

const TODAY = Date.UTC(2026, 10, 27);

async function results(file: GeneratedFile): Promise<ColumnResult[]> {
  const sample = await sampleFile({ bytes: file.bytes, name: file.name });
  return resultsOf(file, guessMapping({ ...sample, fileName: file.name, today: TODAY }));
}

/** Floors stand below what was measured; the measured shares are printed. */
const FLOORS: Readonly<Record<Naming, Readonly<Record<HeaderLanguage, number>>>> = {
  seen: { en: 0.96, ar: 0.96, fr: 0.96, es: 0.96, pt: 0.96 },
  unseen: { en: 0.7, ar: 0.64, fr: 0.8, es: 0.68, pt: 0.6 },
};

describe.each(['seen', 'unseen'] as const)('headers whose names are %s', (naming) => {
  it.each(HEADER_LANGUAGES)(
    'are mapped right at least as often as promised: %s',
    async (language) => {
      const files = FILE_KINDS.flatMap((kind, k) =>
        [1, 2].map((n) => generateFile(language, kind, naming, 1000 * (k + 1) + n)),
      );
      const all = (await Promise.all(files.map(results))).flat();
      const share = all.filter(({ isRight }) => isRight).length / all.length;
      const wrong = all
        .filter(({ isRight }) => !isRight)
        .map(({ header, wanted, guessed }) => `${header}: ${wanted ?? '-'} / ${guessed ?? '-'}`);
      console.info(`${naming} ${language}: ${(share * 100).toFixed(1)} % of ${all.length} columns`);
      expect(share, wrong.join('; ')).toBeGreaterThanOrEqual(FLOORS[naming][language]);
    },
  );
});

describe('the dictionary', () => {
  it('has none of the names that were kept out of it', () => {
    const known = Object.values(HEADER_NAMES).flatMap((languages) =>
      HEADER_LANGUAGES.flatMap((language) => languages[language].unseen.filter(isKnownHeader)),
    );
    expect(known).toEqual([]);
  });
});
