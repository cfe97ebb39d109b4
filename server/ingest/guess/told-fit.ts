import type { DatedColumn } from './date-order.ts';
import { isDateConcept } from './fit.ts';
import { fractionOf } from './fractions.ts';
import type { Concept } from './match-headers.ts';
import type { Profile } from './profile.ts';
import { SCORE_CONCEPTS, scoreTold } from './scores.ts';
import { FALSE_WORDS, TRUE_WORDS } from './vocabulary/values.ts';
import { valueWord } from './words.ts';
import { numberReader } from '../values/number-format.ts';

/** The texts of a column, row by row, that cannot be read as what a person says it is. */
export type Misfits = readonly string[];

const FLAGS: ReadonlySet<Concept> = new Set<Concept>([
  'slaTold',
  'slaBreached',
  'fcr',
  'abandoned',
  'answered',
]);
const COUNTS: ReadonlySet<Concept> = new Set<Concept>([
  'handovers',
  'reopens',
  'escalationLevel',
  'offeredCount',
  'answeredCount',
  'abandonedCount',
]);
const NUMBERS: ReadonlySet<Concept> = new Set<Concept>([
  ...COUNTS,
  'value',
  'wait',
  'duration',
  'withinLevel',
]);
/** Instants that a duration after the begin tells as well. */
const ELAPSED: ReadonlySet<Concept> = new Set<Concept>(['resolved', 'firstResponse']);

/** What of a column does not go with a concept. */
export function misfitsOf(
  profile: Profile,
  concept: Concept,
  dated: DatedColumn | undefined,
  scale?: string,
): Misfits {
  const { texts, numbers, clocks } = profile;
  if (isDateConcept(concept)) {
    const isElapsed = !dated && ELAPSED.has(concept) && (numbers ?? clocks) !== null;
    if (isElapsed) return [];
    return texts.filter((_, i) => !Number.isFinite(dated?.reading.at[i]));
  }
  if (SCORE_CONCEPTS.has(concept)) return scoreMisfits(profile, concept, scale);
  if (FLAGS.has(concept)) return texts.filter((text) => !isFlag(text));
  if (NUMBERS.has(concept) && clocks === null) {
    return texts.filter((text, i) => !isNumber(numbers?.values[i] ?? plainNumber(text), concept));
  }
  return [];
}

function scoreMisfits(profile: Profile, concept: Concept, told: string | undefined): Misfits {
  const score = scoreTold(concept, profile, told);
  if (!score) return profile.texts;
  const { labels, factor, fractions, scale, zeros, silent = [] } = score;
  return profile.texts.filter((text, i) => {
    if (silent.includes(text)) return false;
    const n = labels
      ? Object.hasOwn(labels, text)
        ? Number(labels[text])
        : Number.NaN
      : factor *
        (fractions
          ? fractionOf(text, fractions)
          : (profile.numbers?.values[i] ?? plainNumber(text)));
    // Zeros below a scale are asked about.
    const isInside = Number.isInteger(n) && n >= scale.scaleMin && n <= scale.scaleMax;
    return !isInside && !(n === 0 && zeros > 0);
  });
}

function isFlag(text: string): boolean {
  const word = valueWord(text);
  return TRUE_WORDS.has(word) || FALSE_WORDS.has(word);
}

function isNumber(n: number, concept: Concept): boolean {
  if (COUNTS.has(concept)) return Number.isInteger(n) && n >= 0;
  return Number.isFinite(n);
}

const plainNumber = numberReader(undefined);
