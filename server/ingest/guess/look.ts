import { withAspects } from './aspects.ts';
import { assign } from './assign.ts';
import type { Assigned, Assignment } from './assign.ts';
import { answerTo } from './given.ts';
import type { Answers } from './given.ts';
import { isInvitationStatus } from './invitation-status.ts';
import type { Concept } from './match-headers.ts';
import type { Profile } from './profile.ts';
import { withPlainAnswers } from './plain-answers.ts';
import { scoresAmong } from './score-columns.ts';
import { shapeLeft, shapeOf, WITHOUT_SCORES } from './shape.ts';
import type { RowShape } from './shape.ts';
import { withStandIns } from './stand-ins.ts';
import { fromStructure } from './structure.ts';
import { withAskedAtFirst, withSolved } from './solved.ts';
import { withFrequencies, withOpinions } from './worded.ts';
import { surveyExportOf, withQuestions } from './survey-export.ts';
import type { SurveyExport } from './survey-export.ts';

/** What the columns are taken for, and what a row of them makes. */
export type Look = Assignment & {
  /** What a survey tool's export holds; null = the file is none. */
  survey: SurveyExport | null;
  shape: RowShape;
};

/** Takes columns for what they seem to be before anybody has said anything. */
export function lookAt(profiles: readonly Profile[], answers: Answers): Look {
  const found = conceptsOf(profiles);
  const named = withAspects(withAskedAtFirst(found.byColumn), profiles);
  const asked = withPlainAnswers(named, profiles);
  const often = withFrequencies(asked, profiles);
  const shape = shapeBy(often, found.survey);
  const byColumn =
    shape.primary === null ? withOpinions(withSolved(often, profiles), profiles) : often;
  const scores = scoresAmong(byColumn, () => false, answers);
  const hasScores = scores.some(({ isTaken }) => isTaken);
  return {
    ...found,
    byColumn,
    shape: shapeLeft(shape, hasScores, answerTo(answers, WITHOUT_SCORES)),
  };
}

/** Of a survey tool's export by the tool's own names first, where it holds scores at all. */
function conceptsOf(profiles: readonly Profile[]): Omit<Look, 'shape'> {
  const survey = surveyExportOf(profiles);
  if (survey) {
    const texts = survey.texts.map((profile) => [profile, 'text'] as const);
    const found = assign(profiles, new Map([...survey.tool, ...texts]));
    const byColumn = withQuestions(found.byColumn, survey);
    if (byColumn) return { byColumn, lost: found.lost, survey };
  }
  const known = profiles.flatMap((profile) => {
    const meant = profile.gathered?.meant;
    return meant ? [[profile, meant] as const] : [];
  });
  const { byColumn, lost } = assign(profiles, new Map(known));
  return {
    byColumn: withStandIns(profiles, fromStructure(profiles, byColumn)),
    lost,
    survey: null,
  };
}

/** What a row makes whose columns are these. */
function shapeBy(byColumn: ReadonlyMap<Profile, Assigned>, survey: SurveyExport | null): RowShape {
  const concepts = new Set([...byColumn.values()].map(({ concept }) => concept));
  return shapeOf(concepts, {
    belongToCases: rowsBelongToCases(byColumn),
    isSurvey: survey !== null,
    isOfInvitations: [...byColumn].some(
      ([profile, { concept }]) => concept === 'status' && isInvitationStatus(profile),
    ),
  });
}

/** A header that names something, be it alike. */
const LEAST_NAMED = 0.3;

/** A case's number again and again beside a number of the row's own: rows are what happened to cases. */
function rowsBelongToCases(byColumn: ReadonlyMap<Profile, Assigned>): boolean {
  const of = (concept: Concept, least = 0): Profile | undefined =>
    [...byColumn].find(
      ([, assigned]) => assigned.concept === concept && assigned.header >= least,
    )?.[0];
  // What only its values tell may be the name of a file, or whatever else each row has its own of.
  const own = of('recordKey', LEAST_NAMED) ?? of('contactKey', LEAST_NAMED);
  const cases = of('caseKey');
  if (!own || !cases) return false;
  return own.counts.size === own.texts.length && cases.counts.size < cases.texts.length * 0.95;
}
