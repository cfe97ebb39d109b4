import { certaintyOf } from './assign.ts';
import type { Assigned } from './assign.ts';
import { allAnswersTo, answerTo } from './given.ts';
import type { Answers } from './given.ts';
import type { Profile } from './profile.ts';
import { SCORE_CONCEPTS, scoreOf, scoreTold } from './scores.ts';
import type { ScoreColumn } from './scales.ts';

/** The question which of the doubtful columns are scores. */
export const WHICH_SCORES = 'scores';

/** A column of scores; in `isDoubtful` ones a person is asked, and `isTaken` says what holds now. */
export type FoundScore = {
  profile: Profile;
  assigned: Assigned;
  score: ScoreColumn;
  isDoubtful: boolean;
  isTaken: boolean;
};

/** Columns that hold scores, as far as their values can be read as such. */
export function scoresAmong(
  byColumn: ReadonlyMap<Profile, Assigned>,
  isTold: (profile: Profile) => boolean,
  answers: Answers,
): FoundScore[] {
  const chosen = allAnswersTo(answers, WHICH_SCORES);
  return [...byColumn].flatMap(([profile, assigned]) => {
    if (!SCORE_CONCEPTS.has(assigned.concept)) return [];
    const read = isTold(profile) ? scoreTold : scoreOf;
    const score = read(assigned.concept, profile, answerTo(answers, `scale:${profile.name}`));
    if (!score) return [];
    const isDoubtful = !isTold(profile) && certaintyOf(assigned) === 'doubt';
    const isTaken = !isDoubtful || chosen === undefined || chosen.includes(profile.name);
    return [{ profile, assigned, score, isDoubtful, isTaken }];
  });
}
