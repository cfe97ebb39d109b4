import { certaintyOf } from './assign.ts';
import type { Assigned } from './assign.ts';
import { allAnswersTo, answerTo } from './given.ts';
import type { Answers } from './given.ts';
import type { Profile } from './profile.ts';
import { SCORE_CONCEPTS, scoreOf, scoreTold } from './scores.ts';
import { NPS } from './scales.ts';
import type { ScoreColumn } from './scales.ts';
import { PROMOTER_GROUPS } from './vocabulary/answers.ts';
import { valueWord } from './words.ts';

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
  const all = [...byColumn].flatMap(([profile, assigned]) => {
    if (!SCORE_CONCEPTS.has(assigned.concept)) return [];
    const read = isTold(profile) ? scoreTold : scoreOf;
    const score = read(assigned.concept, profile, answerTo(answers, `scale:${profile.name}`));
    if (!score) return [];
    const isDoubtful = !isTold(profile) && certaintyOf(assigned) === 'doubt';
    const isTaken = !isDoubtful || chosen === undefined || chosen.includes(profile.name);
    return [{ profile, assigned, score, isDoubtful, isTaken }];
  });
  const groups = all.filter(({ score }) => score.areGroups).map(({ profile }) => profile);
  const known = all.map((one) => {
    const isAnswer = groups.some((group) => areGroupsOf(group, one.profile));
    return isAnswer && !isTold(one.profile) ? { ...one, score: { ...one.score, ...AS_NPS } } : one;
  });
  // Beside the answers, their groups say nothing more.
  const hasAnswers = known.some(({ score }) => score.scale.kind === 'nps' && !score.areGroups);
  return known.filter(({ profile, score }) => !hasAnswers || !score.areGroups || isTold(profile));
}

const AS_NPS = { scale: NPS, labels: null, factor: 1, zeros: 0, outside: 0, others: [] } as const;
/** Of so many rows, some groups may have been corrected by hand. */
const NEARLY_ALL = 0.98;

/** Whether one column has the groups that the answers in the other are in. */
function areGroupsOf(groups: Profile, { numbers, texts, rowOf }: Profile): boolean {
  if (!numbers || numbers.min < 0 || numbers.max > 10 || !numbers.areWhole) return false;
  const groupOf = new Map(groups.rowOf.map((row, i) => [row, valueWord(groups.texts[i] ?? '')]));
  const fitting = texts.filter((_, i) => {
    const score = PROMOTER_GROUPS.get(groupOf.get(rowOf[i] ?? -1) ?? '');
    const own = numbers.values[i] ?? -1;
    return score !== undefined && (own > 8 ? 10 : own > 6 ? 8 : 0) === score;
  });
  return fitting.length >= texts.length * NEARLY_ALL;
}
