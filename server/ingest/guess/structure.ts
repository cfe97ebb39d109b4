import { mostOf } from '../../domain/records/fields.ts';
import type { Assigned } from './assign.ts';
import type { DatedColumn } from './date-order.ts';
import type { Concept } from './match-headers.ts';
import type { Profile } from './profile.ts';
import { numbersThing } from './vocabulary/whose.ts';

const ALWAYS = 0.97;
const LEAST_ROWS = 8;
/** Columns of whole numbers among which a sum of two others is looked for: each is tried with each two others. */
const MOST_COUNTS = 200;

/** What the rows prove about columns whose headers say nothing: their concepts, beside those that are known. */
export function fromStructure(
  all: readonly Profile[],
  byColumn: ReadonlyMap<Profile, Assigned>,
): Map<Profile, Assigned> {
  const found = new Map(byColumn);
  const profiles = all.filter(({ joined }) => joined === null);
  const has = (concept: Concept): boolean =>
    [...found.values()].some((assigned) => assigned.concept === concept);
  const free = profiles.filter((profile) => !found.has(profile));
  const give = (profile: Profile, concept: Concept): void => {
    found.set(profile, { concept, score: 0.6, header: 0, fit: 1 });
  };
  if (!has('offeredCount') && !has('answeredCount')) {
    const sum = sumOfTwo(
      profiles.filter((profile) => isFreeOrIn(found.get(profile), 'abandonedCount')),
    );
    if (sum) {
      give(sum.whole, 'offeredCount');
      give(sum.larger, 'answeredCount');
      give(sum.smaller, 'abandonedCount');
    }
  }
  if (!KEYS.some(has)) {
    const opened = [...found].find(([, { concept }]) => concept === 'opened')?.[0];
    const key =
      opened &&
      profiles.find(
        (profile) => isFreeOrIn(found.get(profile), 'customerKey') && isKeyOf(profile, opened),
      );
    if (key) give(key, 'caseKey');
  }
  if (!has('customerKey')) {
    const customer = free.find((profile) => !found.has(profile) && isRepeatingKey(profile));
    if (customer) give(customer, 'customerKey');
  }
  return found;
}

function isFreeOrIn(assigned: Assigned | undefined, concept: Concept): boolean {
  return assigned === undefined || assigned.concept === concept;
}

const KEYS: readonly Concept[] = ['caseKey', 'recordKey', 'contactKey', 'responseKey'];

/** A key that several rows share, all of which were opened at the same time: rows are states of one case. */
export function isKeyOf(
  { texts, counts, rowOf, meanWords, dates, numbers }: Profile,
  opened: Profile,
): boolean {
  const different = counts.size / texts.length;
  const isKey = meanWords <= 2 && !dates && (numbers === null || numbers.areWhole);
  if (!isKey || different > 0.9 || counts.size < LEAST_ROWS || opened.counts.size < LEAST_ROWS)
    return false;
  const openedOf = new Map(opened.texts.map((text, i) => [opened.rowOf[i], text]));
  const pairs = new Set(texts.map((text, i) => `${text}\n${openedOf.get(rowOf[i]) ?? ''}`));
  return pairs.size <= counts.size * 1.03;
}

/** Calls are answered or abandoned: three columns of whole numbers, one of which is the sum of the others. */
function sumOfTwo(
  profiles: readonly Profile[],
): { whole: Profile; larger: Profile; smaller: Profile } | null {
  const counts = profiles
    .filter(
      ({ numbers, texts, rows }) =>
        numbers?.areWhole === true &&
        numbers.min >= 0 &&
        texts.length === rows &&
        rows >= LEAST_ROWS &&
        numbers.max > 0 &&
        numbers.max <= mostOf('daily_total', 'count'),
    )
    .slice(0, MOST_COUNTS);
  for (const whole of counts) {
    for (const [i, a] of counts.entries()) {
      for (const b of counts.slice(i + 1)) {
        if (a === whole || b === whole || !isSum(whole, a, b)) continue;
        const [larger, smaller] = median(a) >= median(b) ? [a, b] : [b, a];
        return { whole, larger, smaller };
      }
    }
  }
  return null;
}

function median({ numbers }: Profile): number {
  return numbers?.median ?? 0;
}

function isSum(whole: Profile, a: Profile, b: Profile): boolean {
  const values = whole.numbers?.values ?? [];
  const most = values.length * (1 - ALWAYS);
  let different = 0;
  for (const [i, n] of values.entries()) {
    if (n === (a.numbers?.values[i] ?? 0) + (b.numbers?.values[i] ?? 0)) continue;
    different++;
    // Most columns have nothing to do with each other, which their first rows show.
    if (different > most) return false;
  }
  return true;
}

/** Letters with a number behind them, each a few times: nearly always whose it is, unless the header numbers another thing. */
function isRepeatingKey({ counts, texts, rows, words }: Profile): boolean {
  if (numbersThing(words)) return false;
  const different = counts.size / texts.length;
  if (texts.length < rows * 0.5 || rows < 30 || different < 0.1 || different > 0.95) return false;
  return [...counts.keys()].slice(0, 100).every((text) => /^[A-Za-z]{1,5}[-_]?\d{2,}$/.test(text));
}

/** Instants of a column by row. */
export function instantsOf(
  { rowOf }: Profile,
  { reading }: DatedColumn,
): ReadonlyMap<number, number> {
  return new Map(
    reading.at.flatMap((at, i) => {
      const row = rowOf[i];
      return row === undefined || Number.isNaN(at) ? [] : [[row, at] as const];
    }),
  );
}

/** Whether one column's instants are never before another's in the rows that have both. */
export function comesAfter(
  later: ReadonlyMap<number, number>,
  earlier: ReadonlyMap<number, number>,
): boolean {
  const pairs = [...later].flatMap(([row, at]) => {
    const other = earlier.get(row);
    return other === undefined ? [] : [at >= other];
  });
  return pairs.length >= LEAST_ROWS && pairs.filter(Boolean).length >= pairs.length * ALWAYS;
}
