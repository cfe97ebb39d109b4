import type { Why } from '../guessed.ts';
import { nameOf } from '../profile.ts';
import type { GatheredPlace, Profile, SampleColumn } from '../profile.ts';
import { answerColumn, isPlain, isScore } from './answer-columns.ts';
import { keyOf } from './answer-key.ts';
import { answeredIn, areQuestions, askedIn, isAsked, isCount } from './asked.ts';
import { firstGiven, groupsBy, isInEachRow, isOfGroup } from './groups.ts';
import type { Groups } from './groups.ts';
import type { Spread, SpreadInput } from './spread.ts';

/** As many records a mapping may make of a row. */
const MOST_SCORES = 40;
/** A sample has no more of a cell: what is longer could not be told from another question. */
const LONGEST = 500;

/** A file whose rows are answers to one question each, laid out with a column for each question; null for any other. */
export function answersIn(input: SpreadInput): Spread | null {
  const { profiles, columns, rows: all, isPart, told } = input;
  const asked = askedIn(profiles);
  const answered = asked && answeredIn(profiles, asked);
  const cellsOf = (profile: Profile): SampleColumn | undefined =>
    columns.find(({ name }) => name === profile.name);
  const questions = asked && cellsOf(asked);
  const answers = answered && cellsOf(answered);
  if (!asked || !answered || !questions || !answers) return null;
  const others = profiles.filter((one) => one !== asked && one !== answered);
  const key = keyOf(others, columns, questions, all);
  // Rows by themselves are answers only where each says in words what was asked.
  if (key.length === 0 && (!areQuestions(asked) || others.some(isCount))) return null;
  const groups: Groups =
    key.length > 0
      ? groupsBy(key, all)
      : { rows: Array.from({ length: all }, (_, row) => [row]), areTogether: true };
  if (!isAsked(asked, groups)) return null;
  const texts = [...asked.counts.keys()];
  if (texts.some((text) => text.length >= LONGEST)) return null;
  const made = texts.map((text) => answerColumn({ answers, questions, answered }, text, groups));
  const scores = made.filter(isScore);
  if (scores.length === 0 || scores.length > MOST_SCORES) return null;
  const isUsed = ({ name }: SampleColumn): boolean => told.get(name) !== null;
  const watched = scores.find(isUsed);
  // Scores are read row by row; what else was answered, or stands in one of the rows only, belongs to those of other rows.
  const isElsewhere = (profile: Profile): boolean => {
    const column = cellsOf(profile);
    return column !== undefined && isOfGroup(column, groups) && !isInEachRow(column, groups);
  };
  const isToldOther = ({ name }: SampleColumn): boolean =>
    told.get(name)?.startsWith('instruments.') === false;
  const gathers =
    key.length > 0 &&
    (scores.length < made.length || others.some(isElsewhere) || scores.some(isToldOther));
  // One of them minds the questions that come later: without it, answers to them would be passed over unnoticed.
  const known = { column: questions.name, values: namesOf(texts), otherwise: 'reject' as const };
  const pick = gathers ? ('last' as const) : null;
  const left = new Map<string, Why>();
  const inKey = new Set(key.map(({ name }) => name));
  const laidOut = (column: SampleColumn): SampleColumn => {
    const isKept = !gathers || column.joined || inKey.has(column.name);
    return {
      ...column,
      cells: groups.rows.map((rows) => firstGiven(column, rows)),
      ...(isKept || isInEachRow(column, groups) ? {} : { gathered: lastOf(column.name) }),
    };
  };
  for (const profile of others) {
    const column = cellsOf(profile);
    if (!column || key.length === 0 || isOfGroup(column, groups)) continue;
    // Where rows are read one by one, a comment beside each score is that score's.
    if (gathers || !isText(profile)) left.set(profile.name, rowsDiffer(profile, key));
  }
  for (const { name, header } of key.length > 0 ? [] : made.filter((one) => !isScore(one))) {
    left.set(name, { code: 'ROWS_APART', params: { column: header } });
  }
  const params = {
    column: nameOf(asked),
    answers: nameOf(answered),
    questions: texts.length,
    examples: texts.slice(0, 3),
    by: key.map(nameOf),
  };
  for (const one of [asked, answered]) {
    const as = one === asked ? 'asked' : 'answered';
    left.set(one.name, { code: 'ROWS_SPREAD', params: { column: nameOf(one), as } });
  }
  return {
    kind: 'answers',
    columns: [
      ...columns.map(laidOut),
      ...made.map(({ gathered, ...column }) => {
        const { header: to, name } = column;
        const where =
          name === watched?.name ? { equals: { value: known, to } } : (gathered?.where ?? null);
        return { ...column, ...(gathered && { gathered: { ...gathered, pick, where } }) };
      }),
    ],
    rows: groups.rows.length,
    key: key.map(({ name }) => name),
    order: gathers ? (isPart && groups.areTogether ? 'together' : 'anywhere') : null,
    left,
    question: { code: 'ASK_ANSWER_ROWS', params, columns: [asked.name, answered.name] },
    begun: null,
    writers: null,
    turns: null,
    updatedAt: null,
    timeline: null,
  };
}

/** The last value that is given in the rows of a record. */
function lastOf(column: string): GatheredPlace {
  return { column, where: null, pick: 'last', order: null, dates: null, meant: null };
}

function namesOf(texts: readonly string[]): Record<string, string> {
  return Object.fromEntries(texts.map((text) => [text, text]));
}

function isText(profile: Profile): boolean {
  const { meanWords, counts, texts } = profile;
  return isPlain(profile) && meanWords >= 2 && counts.size > texts.length * 0.1;
}

function rowsDiffer(profile: Profile, key: readonly SampleColumn[]): Why {
  const by = key.map(nameOf);
  return { code: 'ROWS_DIFFER', params: { column: nameOf(profile), by } };
}
