import type { Assigned } from './assign.ts';
import { readDates } from './date-shapes.ts';
import type { Concept } from './match-headers.ts';
import { matchHeader } from './match-headers.ts';
import type { Profile } from './profile.ts';
import { nameOf } from './profile.ts';
import { SCORE_CONCEPTS } from './scores.ts';
import { isRecordCount, isAnswerRate } from './vocabulary/figures.ts';
import { saysNumber } from './vocabulary/whose.ts';
import { headerWords } from './words.ts';

const LEAST_FIGURES = 2;
/** Months across a table. */
const LEAST_PERIODS = 3;
/** So many days with a row of each group, and no more of any, are no list of records. */
const LEAST_PERIODS_DOWN = 7;
const NEARLY_FULL = 0.9;
const NAMED = 0.8;
const LONGEST_SCALE = 10;

/** What only a single answer has. */
const OF_ONE: ReadonlySet<Concept> = new Set<Concept>([
  'responseKey',
  'caseKey',
  'customerKey',
  'email',
  'text',
]);

/** The figures of a file that sums answers or cases up, a row for each period or for each figure; null for a list of records. */
export function summaryOf(
  profiles: readonly Profile[],
  byColumn: ReadonlyMap<Profile, Assigned>,
): readonly string[] | null {
  const isOfOne = [...byColumn].some(
    ([profile, { concept, header }]) =>
      OF_ONE.has(concept) && header >= NAMED && !(concept === 'caseKey' && isCount(profile)),
  );
  return isOfOne
    ? null
    : (figuresInColumns(profiles) ?? figuresOfPeriods(profiles) ?? figuresInRows(profiles));
}

/**
 * A row for each of many days, weeks or hours, or of each of them and each of some groups, with nothing but numbers beside it,
 * of which some are no step of a scale.
 */
function figuresOfPeriods(profiles: readonly Profile[]): string[] | null {
  const given = profiles.filter(({ counts }) => counts.size > 1);
  const [period, ...dated] = given.filter(({ dates }) => dates !== null);
  if (!period || dated.length > 0 || period.counts.size < LEAST_PERIODS_DOWN) return null;
  if (period.dates?.hasTime && !isRound(period)) return null;
  const others = given.filter((one) => one !== period);
  const figures = others.filter(({ numbers, clocks }) => numbers ?? clocks);
  const groups = others.filter((one) => !figures.includes(one));
  const isOfMany = figures.some(
    ({ numbers }) =>
      numbers &&
      (numbers.hasPercent || (numbers.max > LONGEST_SCALE && !isInOrder(numbers.values))),
  );
  // Of many answers, a score is a mean.
  const isOfOne = figures.some((one) => isScoreOfOne(one));
  const isTable = figures.length >= LEAST_FIGURES && isOfMany && !isOfOne && isGrid(period, groups);
  return isTable ? figures.map(nameOf) : null;
}

/** Full hours and their halves and quarters. */
function isRound({ texts }: Profile): boolean {
  return texts.every((text) => /\b\d{1,2}:(?:00|15|30|45)(?::00(?:\.0+)?)?\b/.test(text));
}

/** Whether nearly each of the periods has one row of each of the groups, and no other. */
function isGrid(period: Profile, groups: readonly Profile[]): boolean {
  if (period.texts.length < period.rows) return false;
  if (groups.length === 0) return period.counts.size === period.rows;
  const kinds = Array.from({ length: period.rows }, (): string[] => []);
  for (const { texts, rowOf } of groups)
    texts.forEach((text, i) => kinds[rowOf[i] ?? -1]?.push(text));
  const names = kinds.map((kind) => JSON.stringify(kind));
  const cells = new Set(names.map((name, row) => `${period.texts[row] ?? ''} ${name}`));
  const all = period.counts.size * new Set(names).size;
  return cells.size === period.rows && cells.size >= all * NEARLY_FULL;
}

function figuresInColumns(profiles: readonly Profile[]): string[] | null {
  const counts = profiles.filter(
    ({ header, numbers }) =>
      numbers !== null && numbers.areWhole && numbers.max > LONGEST_SCALE && isRecordCount(header),
  );
  const others = profiles.filter((profile) => !counts.includes(profile) && isFigure(profile));
  const isSummary = counts.length > 0 && counts.length + others.length >= LEAST_FIGURES;
  return isSummary ? [...counts, ...others].map(nameOf) : null;
}

/** Numbers that come again: how many tickets there were is no ticket's number. */
function isCount({ numbers, counts, rows, words }: Profile): boolean {
  return numbers !== null && counts.size < rows && !saysNumber(words);
}

/** A whole score on a short scale. */
function isScoreOfOne({ matches, numbers }: Profile): boolean {
  if (!numbers?.areWhole || numbers.hasPercent || numbers.min < 0) return false;
  const isNamed = matches.some(
    ({ concept, score }) => SCORE_CONCEPTS.has(concept) && score >= NAMED,
  );
  return isNamed && numbers.max <= LONGEST_SCALE;
}

/** As the numbers of rows and of records are, the first or the last first. */
function isInOrder(values: readonly number[]): boolean {
  const steps = values.slice(1).map((n, i) => Math.sign(n - (values[i] ?? n)));
  return steps.every((step) => step !== 0 && step === steps[0]);
}

/** A share or a mean by its header, or a score with values that no answer has. */
function isFigure({ header, matches, numbers }: Profile): boolean {
  if (!numbers) return false;
  if (isAnswerRate(header)) return true;
  const isScore = matches.some(
    ({ concept, score }) => SCORE_CONCEPTS.has(concept) && score >= NAMED,
  );
  return (
    isScore &&
    (numbers.hasPercent || numbers.min < 0 || numbers.max > LONGEST_SCALE || !numbers.areWhole)
  );
}

function figuresInRows(profiles: readonly Profile[]): string[] | null {
  const [first, ...rest] = profiles;
  if (!first || first.numbers || first.dates) return null;
  const periods = rest.filter(
    ({ header }) => header !== '' && (readDates([header], true)?.share ?? 0) === 1,
  );
  if (periods.length < LEAST_PERIODS || periods.length < rest.length / 2) return null;
  const figures = [...first.counts.keys()].filter(namesFigure);
  return figures.length >= LEAST_FIGURES && figures.length >= first.counts.size / 2
    ? figures
    : null;
}

function namesFigure(text: string): boolean {
  const isScore = matchHeader(headerWords(text)).some(
    ({ concept, score }) => SCORE_CONCEPTS.has(concept) && score >= NAMED,
  );
  return isScore || isRecordCount(text) || isAnswerRate(text);
}
