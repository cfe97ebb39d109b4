import type { Assigned } from './assign.ts';
import { readDates } from './date-shapes.ts';
import type { Concept } from './match-headers.ts';
import { matchHeader } from './match-headers.ts';
import type { Profile } from './profile.ts';
import { nameOf } from './profile.ts';
import { SCORE_CONCEPTS } from './scores.ts';
import { isRecordCount, isAnswerRate } from './vocabulary/figures.ts';
import { headerWords } from './words.ts';

const LEAST_FIGURES = 2;
/** Months across a table. */
const LEAST_PERIODS = 3;
/** So many days with one row each, and no more of any, are no list of records. */
const LEAST_PERIOD_ROWS = 7;
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
  const isOfOne = [...byColumn].some(([, one]) => OF_ONE.has(one.concept) && one.header >= NAMED);
  return isOfOne
    ? null
    : (figuresInColumns(profiles) ?? figuresOfPeriods(profiles) ?? figuresInRows(profiles));
}

/** A row for each of many days, weeks or months, with nothing but numbers beside it, of which some are no step of a scale. */
function figuresOfPeriods(profiles: readonly Profile[]): string[] | null {
  const given = profiles.filter(({ texts }) => texts.length > 0);
  const [period, ...others] = given.filter(
    ({ dates, counts, rows }) => dates !== null && !dates.hasTime && counts.size === rows,
  );
  if (!period || others.length > 0 || period.rows < LEAST_PERIOD_ROWS) return null;
  const figures = given.filter((one) => one !== period && one.counts.size > 1);
  const isTable =
    figures.length >= LEAST_FIGURES && figures.every(({ numbers, clocks }) => numbers ?? clocks);
  const isOfMany = figures.some(
    ({ numbers }) =>
      numbers && (numbers.hasPercent || (numbers.max > LONGEST_SCALE && !isRising(numbers.values))),
  );
  return isTable && isOfMany ? figures.map(nameOf) : null;
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

/** As the numbers of rows and of records do. */
function isRising(values: readonly number[]): boolean {
  return values.every((n, i) => i === 0 || n > (values[i - 1] ?? n));
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
