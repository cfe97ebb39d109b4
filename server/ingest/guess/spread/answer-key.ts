import type { Concept, HeaderMatch } from '../match-headers.ts';
import type { Profile, SampleColumn } from '../profile.ts';
import { groupsBy } from './groups.ts';

const NEARLY_ALL = 0.97;
/** A few people send their answers twice. */
const MOSTLY_ONCE = 0.9;
/** What names an answer, the best first. */
const KEYS: readonly Concept[] = ['responseKey', 'recordKey', 'contactKey', 'caseKey'];

/** The columns that say which rows are one person's answers; none where no columns do. */
export function keyOf(
  others: readonly Profile[],
  columns: readonly SampleColumn[],
  questions: SampleColumn,
  rows: number,
): readonly SampleColumn[] {
  const ofConcept = (concept: Concept): Profile[] =>
    others.filter((profile) => profile.joined === null && bestOf(profile)?.concept === concept);
  const single = KEYS.flatMap(ofConcept).filter(({ dates }) => dates === null);
  const customers = (['customerKey', 'email'] as const).flatMap(ofConcept);
  const dates = others.filter((profile) => profile.joined === null && profile.dates !== null);
  const pairs = customers.flatMap((customer) => dates.map((date) => [customer, date]));
  for (const profiles of [...single.map((profile) => [profile]), ...pairs]) {
    const found = profiles.flatMap(({ name }) => columns.find((one) => one.name === name) ?? []);
    const isNamed = profiles.some((profile) => bestOf(profile)?.concept === 'responseKey');
    const least = isNamed ? 1 : LEAST_SHARED;
    const once = isNamed ? MOSTLY_ONCE : NEARLY_ALL;
    if (isKey(found, questions, { rows, least, once })) return found;
  }
  return [];
}

/** What a header names best, if it names anything well. */
function bestOf({ matches }: Profile): HeaderMatch | null {
  const [best] = matches.toSorted((a, b) => b.score - a.score);
  return best && best.score >= LEAST_NAMED ? best : null;
}

const LEAST_NAMED = 0.6;
/** Rows of a key, on average: some people answer one question only. */
const LEAST_SHARED = 1.1;

/** Rows of one key have each question `once` as often as that, and `least` rows have a key on average. */
function isKey(
  key: readonly SampleColumn[],
  questions: SampleColumn,
  { rows, least, once }: { rows: number; least: number; once: number },
): boolean {
  const groups = groupsBy(key, rows);
  const asked = groupsBy([...key, questions], rows);
  const counted = groups.rows.reduce((sum, group) => sum + group.length, 0);
  const isGiven = counted >= rows * NEARLY_ALL;
  return (
    isGiven &&
    asked.rows.length >= counted * once &&
    groups.rows.length <= counted / least &&
    groups.rows.length >= 3
  );
}
