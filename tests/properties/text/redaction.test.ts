import { describe, expect, it } from 'vitest';
import { redact } from '#server/domain/text/redact.ts';
import { repeats } from '#tests/soak.ts';
import { Chance } from '../guess/chance.ts';
import type { Sample } from './corpus.ts';
import { sample } from './corpus.ts';

/** RELIABILITY.md S15. */
const LEAST_RECALL = 0.98;
const LEAST_PRECISION = 0.95;
const SAMPLES = repeats(20_000, 200_000);
const MASKS = /\[(?:mail|phone|card|iban)\]/g;

type Score = { secrets: number; hidden: number; masks: number; right: number };

/** How a text was redacted: secrets of which nothing is left, and masks that stand for one. */
function score({ items, expected }: Sample, clean: string, missed: Map<string, number>): Score {
  const secrets = items.filter(({ mask }) => mask !== null);
  const masks = clean.match(MASKS)?.length ?? 0;
  if (clean === expected)
    return { secrets: secrets.length, hidden: secrets.length, masks, right: masks };
  const left = secrets.filter(({ shown }) => tails(shown).some((tail) => clean.includes(tail)));
  const touched = items.filter(({ mask, shown }) => mask === null && !clean.includes(shown));
  for (const { form } of [...left, ...touched]) missed.set(form, (missed.get(form) ?? 0) + 1);
  const hidden = secrets.length - left.length;
  return {
    secrets: secrets.length,
    hidden,
    masks,
    right: Math.min(hidden, masks - touched.length),
  };
}

/** The beginning and the end of what must be gone. */
function tails(shown: string): string[] {
  return [shown.slice(0, 5), shown.slice(-5)];
}

describe('redaction of a generated corpus in four languages and three scripts of digits', () => {
  it('finds nearly every secret and hardly anything else', { timeout: 120_000 }, () => {
    const chance = new Chance(20_261_127);
    const missed = new Map<string, number>();
    const sum: Score = { secrets: 0, hidden: 0, masks: 0, right: 0 };
    const byMask = new Map<string, { secrets: number; hidden: number }>();
    for (let i = 0; i < SAMPLES; i++) {
      const made = sample(chance);
      const clean = redact(made.text);
      const one = score(made, clean, missed);
      for (const key of ['secrets', 'hidden', 'masks', 'right'] as const) sum[key] += one[key];
      for (const { mask, shown } of made.items) {
        if (mask === null) continue;
        const held = byMask.get(mask) ?? { secrets: 0, hidden: 0 };
        held.secrets++;
        if (!tails(shown).some((tail) => clean.includes(tail))) held.hidden++;
        byMask.set(mask, held);
      }
    }
    const recall = sum.hidden / sum.secrets;
    const precision = sum.right / sum.masks;
    const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
    const kinds = [...byMask].map(
      ([mask, { secrets, hidden }]) => `${mask} ${percent(hidden / secrets)} of ${secrets}`,
    );
    console.info(
      `redaction: recall ${percent(recall)} of ${sum.secrets} secrets (${kinds.join(', ')}), precision ${percent(precision)} of ${sum.masks} masks`,
    );
    console.info(
      `missed or taken by mistake: ${[...missed]
        .sort((a, b) => b[1] - a[1])
        .map(([form, n]) => `${form} ${n}`)
        .join(', ')}`,
    );
    expect(recall).toBeGreaterThanOrEqual(LEAST_RECALL);
    expect(precision).toBeGreaterThanOrEqual(LEAST_PRECISION);
  });
});
