import type { Instrument } from '../../../domain/records/instrument.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import type { Scale, ScoreColumn } from '../scales.ts';
import type { Draft } from './draft.ts';

/** What 0 is on a scale that begins above it: no answer, the lowest answer, or a mistake. */
const MEANINGS = ['missing', 'lowest', 'reject'] as const;
type ZeroMeaning = (typeof MEANINGS)[number];

/** The scale that holds 0, too. */
export function fromZero(scale: Scale): Scale {
  return { ...scale, scaleMin: 0 };
}

/**
 * What a column's zeros are; a person is asked unless `isKnown`, that a question of the store is this one. Null = it has no
 * zero below its scale.
 */
export function zeroOf(
  draft: Draft,
  profile: Profile,
  { zeros, scale }: ScoreColumn,
  isKnown: (instrument: Instrument, scale: Scale) => boolean,
): ZeroMeaning | null {
  if (zeros === 0) return null;
  const isLowest = draft.known.instruments.some((one) => isKnown(one, fromZero(scale)));
  if (isLowest) return 'lowest';
  const params = {
    column: nameOf(profile),
    zeros,
    min: scale.scaleMin,
    max: scale.scaleMax,
  };
  const chosen = draft.ask({
    id: `zero:${profile.name}`,
    code: 'ASK_ZERO',
    params,
    columns: [profile.name],
    options: MEANINGS.map((value) => ({ value, params: { ...params, as: value }, example: null })),
    chosen: looksLowest(profile, scale) ? 'lowest' : 'missing',
  });
  return MEANINGS.find((one) => one === chosen) ?? 'missing';
}

/** Zeros and the answers next to them differ in number by this factor at most where 0 is one of the answers. */
const ALIKE = 4;

/** Whether the answers go from 0 to 10: nobody begins a shorter scale there. */
function looksLowest({ numbers }: Profile, { scaleMax }: Scale): boolean {
  if (!numbers || scaleMax !== 10 || numbers.max !== 10) return false;
  const countOf = (score: number): number => numbers.values.filter((n) => n === score).length;
  const zeros = countOf(0);
  return [countOf(1), countOf(2)].some((next) => zeros * ALIKE >= next && zeros <= next * ALIKE);
}

/** The texts of a column that say 0. */
export function zerosOf({ counts }: Profile): string[] {
  return [...counts.keys()].filter((text) => Number(text) === 0);
}
