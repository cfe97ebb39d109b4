import type { FileShape } from '../../contract/guess.ts';
import type { Concept } from './match-headers.ts';
import { SCORE_CONCEPTS } from './scores.ts';

/** How much each concept speaks for a kind of record. */
const CASE: Partial<Record<Concept, number>> = {
  caseKey: 1.5,
  status: 1.5,
  priority: 1.5,
  opened: 1,
  resolved: 2,
  closed: 1.5,
  due: 1.5,
  reopened: 1.5,
  reopens: 1.5,
  handovers: 1,
  firstResponse: 1.5,
  resolveTime: 1.5,
  responseTime: 1,
  slaTold: 1,
  slaBreached: 1,
  escalated: 1,
  escalationLevel: 1,
  outcome: 0.5,
};
const CONTACT: Partial<Record<Concept, number>> = {
  contactKey: 2,
  contacted: 1.5,
  wait: 2,
  duration: 2,
  abandoned: 2,
  answered: 1.5,
  ended: 1.5,
  agentKind: 1.5,
};
const SURVEY: Partial<Record<Concept, number>> = {
  responseKey: 2,
  answeredAt: 1.5,
  invited: 1,
  delivered: 1,
};
const TOTALS: Partial<Record<Concept, number>> = {
  offeredCount: 2,
  answeredCount: 2,
  abandonedCount: 1.5,
  withinLevel: 1,
  rate: 0.5,
};

/** What ends a case, or the giving of answers. */
const ENDS: readonly Concept[] = ['resolved', 'closed'];

/** The records a row of the file makes: one of a kind, and answers beside it. */
export type RowShape = {
  primary: 'case' | 'contact' | 'daily_total' | null;
  hasAnswers: boolean;
  /** True for a survey of which no score is left, so that a person must say what its rows are. */
  lacksScores: boolean;
};

/** The question what the rows of a survey are of which no score is left, and what they may be. */
export const WITHOUT_SCORES = 'no-score';
export const KINDS_WITHOUT_SCORES = ['case', 'contact'] as const;

/** The kind of records stays when scores go; where nothing else is made of a row, a person says what is. */
export function shapeLeft(
  { primary }: RowShape,
  hasScores: boolean,
  told: string | undefined,
): RowShape {
  const hasAnswers = hasScores && primary !== 'daily_total';
  if (primary !== null || hasScores) return { primary, hasAnswers, lacksScores: false };
  const kind = KINDS_WITHOUT_SCORES.find((one) => one === told) ?? null;
  return { primary: kind, hasAnswers: kind === null, lacksScores: true };
}

function weight(weights: Partial<Record<Concept, number>>, concepts: ReadonlySet<Concept>): number {
  return [...concepts].reduce((sum, concept) => sum + (weights[concept] ?? 0), 0);
}

/**
 * What is known of a file beside its columns. `isSurvey`: a survey tool exported it; `belongToCases`: several rows tell of
 * one case; `isOfInvitations`: the status is that of invitations to a survey.
 */
type ShapeFacts = { isSurvey: boolean; belongToCases: boolean; isOfInvitations: boolean };

/** What kinds of records the concepts of a file's columns make. */
export function shapeOf(
  concepts: ReadonlySet<Concept>,
  { isSurvey, belongToCases, isOfInvitations }: ShapeFacts,
): RowShape {
  const hasAnswers = [...concepts].some((concept) => SCORE_CONCEPTS.has(concept));
  const made = (primary: RowShape['primary'], answers = hasAnswers): RowShape => ({
    primary,
    hasAnswers: answers,
    lacksScores: false,
  });
  if (isSurvey && hasAnswers) return made(null);
  const cases = weight(CASE, concepts);
  const contacts = weight(CONTACT, concepts);
  const survey = weight(SURVEY, concepts);
  const totals = weight(TOTALS, concepts);
  if (
    totals >= 3 &&
    !hasAnswers &&
    cases < 3 &&
    !concepts.has('text') &&
    !concepts.has('contactKey')
  ) {
    return made('daily_total', false);
  }
  if (!hasAnswers && survey >= 3 && survey > cases && survey >= contacts) {
    return made('case', false);
  }
  const isContact =
    (contacts >= 2 && contacts > cases) || (belongToCases && cases < 4.5 && !hasAnswers);
  if (isContact) return made('contact');
  const life = lifeOf(concepts, cases, isOfInvitations);
  if (hasAnswers && (life < 1.5 || survey > life + 1)) return made(null);
  return made('case');
}

/** How much speaks for the life of a case, of what speaks for a case at all. */
function lifeOf(concepts: ReadonlySet<Concept>, cases: number, isOfInvitations: boolean): number {
  // A ticket's number or a plain date beside a score does not make a survey a list of cases.
  // Nor does the end of answering, beside the answer's own id.
  const isAnswer =
    concepts.has('responseKey') && !concepts.has('caseKey') && !concepts.has('status');
  const others = new Set<Concept>(['caseKey', 'opened']);
  if (isAnswer) for (const end of ENDS) others.add(end);
  if (isOfInvitations) others.add('status');
  return cases - weight(CASE, new Set([...others].filter((concept) => concepts.has(concept))));
}

/** The name of a shape. */
export function shapeName({ primary }: RowShape, isEventLog: boolean): FileShape {
  if (primary === 'daily_total') return 'daily_totals';
  if (primary === 'contact') return 'contacts';
  if (primary === null) return 'survey';
  return isEventLog ? 'event_log' : 'cases';
}
