import type { ToldColumn } from '../../contract/guess.ts';
import type { FileFormat, TableDeclaration } from '../../contract/mapping.ts';
import type { ProblemParams } from '../../domain/problem.ts';
import type { Instrument } from '../../domain/records/instrument.ts';
import { withClocks } from './clocks.ts';
import { compose } from './compose/compose.ts';
import type { Composed } from './compose/compose.ts';
import type { Decision } from './compose/draft.ts';
import { corrected, uncorrected } from './corrected.ts';
import type { Corrected } from './corrected.ts';
import { decideOrders } from './date-order.ts';
import type { DatedColumn } from './date-order.ts';
import { answerTo } from './given.ts';
import type { Answers } from './given.ts';
import type { Guess, GuessedColumn } from './guessed.ts';
import { lookAt } from './look.ts';
import { profileOf } from './profile.ts';
import type { Profile, SampleColumn } from './profile.ts';
import { isQuestion, questionText } from './question-text.ts';
import { shapeName } from './shape.ts';
import { sourceName } from './source-name.ts';
import { saysOwn, spreadOf } from './spread/spread.ts';
import { toolName } from './survey-export.ts';
import { WORD_LANGUAGES } from './vocabulary/concept.ts';
import type { WordLanguage } from './vocabulary/concept.ts';

/** What the guesser looks at: columns of a sample of rows, and what a person has said so far. */
export type GuessInput = {
  columns: readonly SampleColumn[];
  rows: number;
  /** True when the file has rows beside these, so that what is counted of them is less than all. */
  isPart?: boolean;
  /** So many of them, from the first, stand one after another in the file; without it, all. */
  inOrder?: number;
  /** How the file is written, where the mapping must tell it. */
  format?: FileFormat;
  /** Name of the file. */
  fileName: string;
  /** UTC milliseconds: dates after it are improbable. */
  today: number;
  answers?: Answers;
  /** In the order in which it was said: names of columns have none, those of a file without a header are numbers. */
  told?: readonly ToldColumn[];
  /** Joined files, as the mapping declares them. */
  tables?: Readonly<Record<string, TableDeclaration>>;
  /** The organisation's time zone. */
  zone?: string;
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
  const { columns, rows, format, fileName, today, answers = {}, told = [] } = input;
  const { tables = {}, instruments = [], isPart = false, zone = null } = input;
  const decided = (of: readonly Profile[]): Map<Profile, DatedColumn> =>
    decideOrders(of, languagesOf(of), today, ({ name }) => answerTo(answers, `date-order:${name}`));
  const asFile = columns.map(profileOf);
  // Each layout that is tried asks for the dates of the file's own columns.
  let kept: ReturnType<typeof decided> | null = null;
  const datedAsFile = (): ReturnType<typeof decided> => (kept ??= decided(asFile));
  const found = spreadOf({
    profiles: asFile,
    columns,
    rows,
    inOrder: input.inOrder ?? rows,
    isPart,
    told: new Map(told.map(({ column, target }) => [column, target])),
    decide: (profile) => datedAsFile().get(profile) ?? null,
  });
  const spread = saysOwn(answers) ? null : found;
  const isSaid = (name: string): boolean => told.some(({ column }) => column === name);
  const laidOut = spread?.columns ?? withClocks(columns, asFile, isSaid);
  const profiles = laidOut?.map(profileOf) ?? asFile;
  const dated = laidOut ? decided(profiles) : datedAsFile();
  const composed = (now: Corrected): Composed => {
    const { look, ...said } = now;
    const known = {
      profiles,
      dated,
      rows: spread?.rows ?? rows,
      answers,
      today,
      tables,
      zone,
      instruments,
      spread,
      spreadQuestion: found?.question ?? null,
      ...look,
      ...said,
    };
    return compose(known, sourceName(fileName), format);
  };
  const look = lookAt(profiles, answers);
  let { draft, mapping } = composed(uncorrected(look));
  if (told.length > 0) {
    // What nobody spoke of stays as it would be had nobody spoken at all.
    const before = { look, decisions: draft.decisions };
    ({ draft, mapping } = composed(corrected(before, { profiles, said: told, dated, answers })));
  }
  const { survey, shape } = draft.known;
  const counted = (params: ProblemParams): ProblemParams =>
    isPart ? { ...params, lookedAt: rows } : params;
  return {
    shape: shapeName(shape, draft.isEventLog),
    rowsLookedAt: rows,
    mapping,
    columns: profiles.map((profile) => {
      const column = columnOf(profile, draft.decisions.get(profile));
      return {
        ...column,
        why: { ...column.why, params: counted(column.why.params) },
        question: survey?.tool.has(profile) ? toolName(profile) : questionText(profile),
      };
    }),
    questions: draft.questions.map((question) => ({
      ...question,
      params: counted(question.params),
      options: question.options.map((one) => ({ ...one, params: counted(one.params) })),
    })),
    asked: (mapping.instruments ?? []).map(({ question }) => question.en).filter(isQuestion),
  };
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

/** Whether no column of the file has this name. */
function isLaidOut({ name, gathered }: Profile): boolean {
  return gathered !== null && gathered.column !== name;
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
    laidOut: isLaidOut(profile),
    samples: [...counts.keys()].slice(0, SHOWN_SAMPLES).map((text) => text.slice(0, SAMPLE_LENGTH)),
    filled: rows === 0 ? 0 : texts.length / rows,
    distinct: counts.size,
    ...decision,
  };
}
