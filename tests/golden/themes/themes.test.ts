import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { DEFAULT_TAXONOMY } from '#server/domain/themes/default-taxonomy.ts';
import { themeMatcher } from '#server/domain/themes/match.ts';
import { withData } from '../store.ts';
import { textsOf } from './texts.ts';

/** A theme that is right less often than this does not ship (in that language). Floors below stand under what was measured. */
const LEAST_PRECISION = 0.8;

const LABELLED = [
  {
    folder: 'cfpb_complaints',
    language: 'English',
    name: 'complaints',
    least: { coverage: 0.55, recall: 0.6 },
  },
  {
    folder: 'arabic_restaurants',
    language: 'Arabic',
    name: 'restaurants',
    least: { coverage: 0.8, recall: 0.8 },
  },
] as const;

const labelsSchema = z.record(z.string(), z.array(z.string()));

function labelsOf(name: string): Map<string, readonly string[]> {
  const path = new URL(`${name}-labels.json`, import.meta.url);
  return new Map(Object.entries(labelsSchema.parse(JSON.parse(readFileSync(path, 'utf8')))));
}

/** The key of a text in the labels: README.md. */
function keyOf(text: string): string {
  const one = text.trim().split(/\s+/u).join(' ');
  return createHash('sha256').update(one).digest('hex').slice(0, 16);
}

type Tally = { assigned: number; right: number; labelled: number; found: number };

for (const { folder, language, name, least } of LABELLED) {
  withData(folder, `the themes of real ${language} texts`, () => {
    it('are mostly what a reader says, theme by theme', async () => {
      const labels = labelsOf(name);
      const match = themeMatcher(DEFAULT_TAXONOMY);
      const tallies = new Map<string, Tally>();
      const tally = (key: string): Tally => {
        const held = tallies.get(key) ?? { assigned: 0, right: 0, labelled: 0, found: 0 };
        tallies.set(key, held);
        return held;
      };
      let texts = 0;
      let covered = 0;
      for (const text of new Set(await textsOf(name))) {
        const said = labels.get(keyOf(text));
        if (!said) continue;
        texts++;
        const { theme, hits } = match(text);
        if (theme !== null) {
          covered++;
          const one = tally(theme);
          one.assigned++;
          if (said.includes(theme)) one.right++;
        }
        for (const key of said) {
          const one = tally(key);
          one.labelled++;
          if (hits.some((hit) => hit.theme === key)) one.found++;
        }
      }
      expect(texts).toBe(labels.size);
      const percent = (part: number, all: number): string =>
        all === 0 ? '–' : `${((part / all) * 100).toFixed(0)} %`;
      const all = [...tallies.values()].reduce((sum, one) => ({
        assigned: sum.assigned + one.assigned,
        right: sum.right + one.right,
        labelled: sum.labelled + one.labelled,
        found: sum.found + one.found,
      }));
      console.info(
        `themes ${language}: coverage ${percent(covered, texts)} of ${texts}, precision ${percent(all.right, all.assigned)}, recall ${percent(all.found, all.labelled)}`,
      );
      for (const [key, one] of [...tallies].sort((a, b) => b[1].labelled - a[1].labelled)) {
        console.info(
          `  ${key}: precision ${percent(one.right, one.assigned)} of ${one.assigned}, recall ${percent(one.found, one.labelled)} of ${one.labelled}`,
        );
      }
      for (const [key, { assigned, right }] of tallies) {
        if (assigned > 0) expect(right / assigned, key).toBeGreaterThanOrEqual(LEAST_PRECISION);
      }
      expect(covered / texts).toBeGreaterThanOrEqual(least.coverage);
      expect(all.found / all.labelled).toBeGreaterThanOrEqual(least.recall);
    });
  });
}
