import type { FileFormat, TableDeclaration } from '../../contract/mapping.ts';
import type { Instrument } from '../../domain/records/instrument.ts';
import { assign } from './assign.ts';
import type { Assigned, Assignment } from './assign.ts';
import { compose } from './compose/compose.ts';
import type { Decision } from './compose/draft.ts';
import { decideOrders } from './date-order.ts';
import type { Guess, GuessedColumn } from './guessed.ts';
import { isInvitationStatus } from './invitation-status.ts';
import { canBeTold } from './joined/may-be.ts';
import type { Concept } from './match-headers.ts';
import { profileOf } from './profile.ts';
import type { Profile, SampleColumn } from './profile.ts';
import { questionText } from './question-text.ts';
import { nameOf, shapeOf } from './shape.ts';
import { sourceName } from './source-name.ts';
import { fromStructure } from './structure.ts';
import { surveyExportOf, toolName, withQuestions } from './survey-export.ts';
import type { SurveyExport } from './survey-export.ts';
import { toldConcept } from './told.ts';
import { WORD_LANGUAGES } from './vocabulary/concept.ts';
import type { WordLanguage } from './vocabulary/concept.ts';

/** What the guesser looks at: columns of a sample of rows, and what a person has said so far. */
export type GuessInput = {
  columns: readonly SampleColumn[];
  rows: number;
  /** How the file is written, where the mapping must tell it. */
  format?: FileFormat;
  /** Name of the file. */
  fileName: string;
  /** UTC milliseconds: dates after it are improbable. */
  today: number;
  answers?: Readonly<Record<string, string>>;
  /** Column → target, null = not used. */
  told?: Readonly<Record<string, string | null>>;
  /** Joined files, as the mapping declares them. */
  tables?: Readonly<Record<string, TableDeclaration>>;
  /** Questions of surveys that are known already. */
  instruments?: readonly Instrument[];
};

const SHOWN_SAMPLES = 5;
const SAMPLE_LENGTH = 120;

/**
 * Proposes a mapping for a file nobody has described: every column with its role, how sure that is and why, and
 * questions where a person must decide. The same input gives the same guess.
 */
export function guessMapping(input: GuessInput): Guess {
  const { columns, rows, format, fileName, today, answers = {} } = input;
  const profiles = columns.map(profileOf);
  const told = toldColumns(profiles, input.told ?? {});
  const fixed = new Map<Profile, Concept | null>(
    [...told].map(([profile, concept]) => [profile, concept === 'attribute' ? null : concept]),
  );
  const { byColumn, lost, survey } = conceptsOf(profiles, fixed);
  const concepts = new Set([...byColumn.values()].map(({ concept }) => concept));
  const shape = shapeOf(concepts, {
    belongToCases: rowsBelongToCases(byColumn),
    isSurvey: survey !== null,
    isOfInvitations: profiles.some(
      (profile) => byColumn.get(profile)?.concept === 'status' && isInvitationStatus(profile),
    ),
  });
  const dated = decideOrders(
    profiles,
    languagesOf(profiles),
    today,
    ({ name }) => answers[`date-order:${name}`],
  );
  const { tables = {}, instruments = [] } = input;
  const heard = { told, answers, today, tables, instruments };
  const known = { profiles, byColumn, lost, dated, shape, rows, survey, ...heard };
  const { draft, mapping } = compose(known, sourceName(fileName), format);
  return {
    shape: nameOf(shape, draft.isEventLog),
    rowsLookedAt: rows,
    mapping,
    columns: profiles.map((profile) => ({
      ...columnOf(profile, draft.decisions.get(profile)),
      question: survey?.tool.has(profile) ? toolName(profile) : questionText(profile),
    })),
    questions: draft.questions,
  };
}

/** What the columns are; of a survey tool's export by the tool's own names first, where it holds scores at all. */
function conceptsOf(
  profiles: readonly Profile[],
  told: ReadonlyMap<Profile, Concept | null>,
): Assignment & { survey: SurveyExport | null } {
  const survey = surveyExportOf(profiles);
  if (survey) {
    const texts = survey.texts.map((profile) => [profile, 'text'] as const);
    const found = assign(profiles, new Map([...survey.tool, ...texts, ...told]));
    const byColumn = withQuestions(found.byColumn, survey, told);
    if (byColumn) return { byColumn, lost: found.lost, survey };
  }
  const { byColumn: named, lost } = assign(profiles, told);
  return { byColumn: fromStructure(profiles, named), lost, survey: null };
}

function toldColumns(
  profiles: readonly Profile[],
  told: Readonly<Record<string, string | null>>,
): Map<Profile, Concept | 'attribute' | null> {
  const found = new Map<Profile, Concept | 'attribute' | null>();
  for (const profile of profiles) {
    const target = Object.hasOwn(told, profile.name) ? told[profile.name] : undefined;
    if (target === undefined) continue;
    const concept = toldConcept(target);
    if (concept !== undefined && canBeTold(profile, concept)) found.set(profile, concept);
  }
  return found;
}

/** A case's number again and again beside a number of the row's own: rows are what happened to cases. */
function rowsBelongToCases(byColumn: ReadonlyMap<Profile, Assigned>): boolean {
  const of = (concept: Concept): Profile | undefined =>
    [...byColumn].find(([, assigned]) => assigned.concept === concept)?.[0];
  const own = of('recordKey') ?? of('contactKey');
  const cases = of('caseKey');
  if (!own || !cases) return false;
  return own.counts.size === own.texts.length && cases.counts.size < cases.texts.length * 0.95;
}

/** Languages of the headers, the most frequent first. */
function languagesOf(profiles: readonly Profile[]): WordLanguage[] {
  const counts = new Map<WordLanguage, number>();
  for (const { matches, header } of profiles) {
    const best = matches.toSorted((a, b) => b.score - a.score)[0];
    if (/\p{Script=Arabic}/u.test(header)) counts.set('ar', (counts.get('ar') ?? 0) + 1);
    else if (best && best.score > 0.9)
      counts.set(best.language, (counts.get(best.language) ?? 0) + 1);
  }
  return WORD_LANGUAGES.filter((language) => counts.has(language)).sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0),
  );
}

const LAST_RESORT: Decision = {
  role: 'unused',
  target: null,
  certainty: 'doubt',
  why: { code: 'TOO_MANY_VALUES', params: { column: '', examples: [] } },
};

function columnOf(
  profile: Profile,
  decision: Decision = LAST_RESORT,
): Omit<GuessedColumn, 'question'> {
  const { name, header, counts, texts, rows } = profile;
  return {
    column: name,
    table: profile.joined?.table ?? null,
    header,
    samples: [...counts.keys()].slice(0, SHOWN_SAMPLES).map((text) => text.slice(0, SAMPLE_LENGTH)),
    filled: rows === 0 ? 0 : texts.length / rows,
    distinct: counts.size,
    ...decision,
  };
}
