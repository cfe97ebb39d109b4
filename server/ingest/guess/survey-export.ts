import type { Assigned } from './assign.ts';
import type { Concept } from './match-headers.ts';
import { fitOf } from './fit.ts';
import type { Profile } from './profile.ts';
import { SCORE_CONCEPTS } from './scores.ts';
import { questionText } from './question-text.ts';
import {
  asksForChoice,
  asksForScore,
  CHOICE_ENDING,
  CHOICE_TEXT,
  RECOMMEND_GROUP,
  toolColumn,
  trialsAmong,
} from './vocabulary/survey-tools.ts';
import type { ToolColumn } from './vocabulary/survey-tools.ts';

/** What a survey tool's export is known to hold, before anything is guessed of it. */
export type SurveyExport = {
  /** The tool's own columns: what they are; null = nothing that their values fit. */
  tool: ReadonlyMap<Profile, Concept | null>;
  /** Those of them that note its own working. */
  notes: readonly Profile[];
  /** Questions answered in free words. */
  texts: readonly Profile[];
  /** Questions answered by a small whole number. */
  numbers: readonly Profile[];
  /** Questions that ask for one of several things. */
  choices: ReadonlySet<Profile>;
  /** The column that says how an answer came, and its values for trials that no customer gave. */
  came: { profile: Profile; trials: readonly string[] } | null;
};

/** Columns of a tool's own, beside the id of the answer, for a file to be its export. */
const LEAST_COLUMNS = 3;
/** When answering began, ended and was recorded: a tool tells two of them. */
const DATES = ['answeredAt', 'ended', 'otherDate'] as const;

/** A file as a survey tool exports it; null for any other. */
export function surveyExportOf(all: readonly Profile[]): SurveyExport | null {
  const profiles = all.filter(({ joined }) => joined === null);
  const named = new Map<Profile, ToolColumn>(
    profiles.flatMap((profile) => {
      const column = toolColumn(profile.header) ?? toolColumn(profile.hint);
      return column === undefined ? [] : [[profile, column] as const];
    }),
  );
  const came = cameOf(named);
  for (const [profile, column] of named) {
    // A status of another kind is not the tool's.
    if (column === 'came' && profile !== came?.profile) named.delete(profile);
  }
  const isOf = (column: ToolColumn): boolean => [...named.values()].includes(column);
  const dates = DATES.filter(isOf);
  const hasKey = isOf('responseKey') || (isOf('anyKey') && isOf('answeredAt'));
  if (!hasKey || dates.length < 2 || named.size <= LEAST_COLUMNS) return null;
  const groups = profiles.filter(({ header }) => RECOMMEND_GROUP.test(header));
  const questions = profiles.filter((profile) => !named.has(profile) && !groups.includes(profile));
  const headers = new Set(profiles.map(({ header }) => header));
  const worded = new Set(
    profiles.flatMap(({ header }) =>
      CHOICE_TEXT.test(header) ? [header.replace(CHOICE_TEXT, '')] : [],
    ),
  );
  return {
    tool: new Map([
      ...[...named].map(
        ([profile, column]) => [profile, conceptOf(profile, column, isOf)] as const,
      ),
      ...groups.map((profile) => [profile, null] as const),
      ...questions.flatMap((profile) => {
        const isNps = headers.has(`${profile.header}_NPS_GROUP`) && fitOf('nps', profile) > 0;
        return isNps ? [[profile, 'nps'] as const] : [];
      }),
    ]),
    notes: profiles.filter((profile) => named.get(profile) === 'note' || groups.includes(profile)),
    texts: questions.filter(isFreeText),
    numbers: questions.filter(isSmallNumber),
    choices: new Set(questions.filter((one) => worded.has(one.header) || isChoice(one))),
    came,
  };
}

function isChoice(profile: Profile): boolean {
  const asked = questionText(profile) ?? profile.header;
  return CHOICE_ENDING.test(asked) || asksForChoice(asked);
}

function conceptOf(
  profile: Profile,
  column: ToolColumn,
  isOf: (column: ToolColumn) => boolean,
): Concept | null {
  if (column === 'note' || column === 'came') return null;
  const concept = plainConcept(column, isOf);
  return fitOf(concept, profile) > 0 ? concept : null;
}

function plainConcept(
  column: Exclude<ToolColumn, 'note' | 'came'>,
  isOf: (column: ToolColumn) => boolean,
): Concept {
  if (column === 'anyKey') return isOf('responseKey') ? 'recordKey' : 'responseKey';
  // The end of answering is the instant of the answer where none other is.
  if (column === 'ended') return isOf('answeredAt') ? 'otherDate' : 'answeredAt';
  return column;
}

/** The name of a tool's column, where it stands below a number such as `V7`; else null. */
export function toolName({ header, hint }: Profile): string | null {
  return toolColumn(header) === undefined ? hint : null;
}

function cameOf(named: ReadonlyMap<Profile, ToolColumn>): SurveyExport['came'] {
  for (const [profile, column] of named) {
    const trials = column === 'came' ? trialsAmong([...profile.counts.keys()]) : null;
    if (trials) return { profile, trials };
  }
  return null;
}

/** A few rows prove little: two words are a text there, where many rows must differ. */
function isFreeText({ texts, counts, meanWords, shares, ...typed }: Profile): boolean {
  if (typed.dates || typed.numbers || typed.clocks || typed.flags || texts.length === 0) {
    return false;
  }
  if (Math.max(shares.satisfaction, shares.sentiment, shares.email, shares.json) > 0.5)
    return false;
  if (texts.length < 8) return meanWords >= 2;
  return meanWords >= 3 && counts.size > texts.length * 0.5;
}

function isSmallNumber({ numbers }: Profile): boolean {
  return numbers !== null && numbers.areWhole && numbers.min >= 0 && numbers.max <= 10;
}

/**
 * The columns of an export with its questions, each as sure as its words make it: where none asks for a score in words, whole
 * numbers are taken for answers. Null when there are none of those either.
 */
export function withQuestions(
  byColumn: ReadonlyMap<Profile, Assigned>,
  { texts, numbers, choices }: SurveyExport,
): ReadonlyMap<Profile, Assigned> | null {
  const isScore = (profile: Profile): boolean =>
    SCORE_CONCEPTS.has(byColumn.get(profile)?.concept ?? 'otherDate') && !choices.has(profile);
  const open = numbers.filter((profile) => !isScore(profile));
  const rated = open.filter(
    (profile) => !choices.has(profile) && asksForScore(questionText(profile) ?? profile.header),
  );
  const isScored = rated.length > 0 || [...byColumn.keys()].some(isScore);
  const scores = isScored ? rated : likelyScores(open, byColumn, choices);
  if (!isScored && scores.length === 0) return null;
  const found = [
    ...texts.map((profile) => [profile, asNamed(profile, 'text')] as const),
    ...scores.map(
      (profile) =>
        [profile, { ...asNamed(profile, 'rating'), ...(isScored ? LIKELY : {}) }] as const,
    ),
  ];
  const others = [...byColumn].filter(
    ([profile, { concept }]) => !(choices.has(profile) && SCORE_CONCEPTS.has(concept)),
  );
  return new Map([...others, ...found]);
}

/** Numbers that nothing speaks for: rather those that do not ask for one of several things. */
function likelyScores(
  open: readonly Profile[],
  byColumn: ReadonlyMap<Profile, Assigned>,
  choices: ReadonlySet<Profile>,
): readonly Profile[] {
  const free = open.filter(
    (profile) =>
      !byColumn.has(profile) || SCORE_CONCEPTS.has(byColumn.get(profile)?.concept ?? 'day'),
  );
  const others = free.filter((profile) => !choices.has(profile));
  return others.length > 0 ? others : free;
}

const LIKELY = { score: 0.6 };

function asNamed({ matches }: Profile, concept: Concept): Assigned {
  const header = matches.find((match) => match.concept === concept)?.score ?? 0;
  // A number may be the place of an answer in a list, a text is hardly anything else.
  const least = concept === 'text' ? 0.6 : 0.5;
  return { concept, score: Math.max(least, header), header, fit: 1 };
}
