import type { Assigned } from './assign.ts';
import type { Concept } from './match-headers.ts';
import type { Profile } from './profile.ts';
import { SCORE_CONCEPTS } from './scores.ts';
import { areFrequencies } from './vocabulary/answers.ts';
import { valueWord } from './words.ts';

type ByColumn = ReadonlyMap<Profile, Assigned>;

/** How often something happens is told of many things; so many columns of it are questions. */
const LEAST_QUESTIONS = 3;
const LEAST_STEPS = 3;
/** Share of the answers that must be such words. */
const NEARLY_ALL = 0.85;
/** Words of contentment tell less than the words of these. */
const KEPT: ReadonlySet<Concept> = new Set<Concept>(['channel', 'status', 'priority', 'language']);

const FOUND: Assigned = { concept: 'rating', score: 0.7, header: 0.7, fit: 1 };

/** Statements that are answered with how often they held, as patients are asked (`Nurses listened carefully`: Always). */
export function withFrequencies(byColumn: ByColumn, profiles: readonly Profile[]): ByColumn {
  const often = profiles.filter(
    (profile) => isFree(byColumn, profile) && areFrequencies(wordsOf(profile)) && hasSteps(profile),
  );
  return often.length < LEAST_QUESTIONS ? byColumn : asScores(byColumn, often);
}

/** In a survey, words of contentment, agreement or frequency are answers, whatever statement stands above them. */
export function withOpinions(byColumn: ByColumn, profiles: readonly Profile[]): ByColumn {
  return asScores(
    byColumn,
    profiles.filter((profile) => {
      const { dates, numbers, flags, shares } = profile;
      const isWorded = !dates && !numbers && !flags && shares.satisfaction >= NEARLY_ALL;
      return isWorded && isFree(byColumn, profile) && hasSteps(profile);
    }),
  );
}

function asScores(byColumn: ByColumn, found: readonly Profile[]): ByColumn {
  return new Map([...byColumn, ...found.map((profile) => [profile, FOUND] as const)]);
}

function isFree(byColumn: ByColumn, profile: Profile): boolean {
  const concept = byColumn.get(profile)?.concept;
  if (profile.joined !== null) return false;
  return concept === undefined || !(SCORE_CONCEPTS.has(concept) || KEPT.has(concept));
}

function wordsOf({ counts, silent }: Profile): string[] {
  return [...counts.keys()].filter((text) => !silent.includes(text)).map(valueWord);
}

function hasSteps(profile: Profile): boolean {
  return wordsOf(profile).length >= LEAST_STEPS;
}
