import type { Value } from '../../../contract/mapping-value.ts';
import { UNIT_SECONDS } from '../../values/number.ts';
import type { Concept } from '../match-headers.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { certaintyOf } from '../assign.ts';
import { instantsOf } from '../structure.ts';
import type { Decision, Draft } from './draft.ts';
import { elapsedValue, hasNoTime, tookTime } from './durations.ts';
import type { Duration } from './durations.ts';
import type { Bounds } from './likely-unit.ts';
import { endedCondition, wordsOfEnd } from './ending.ts';

/** Instants of a case that a file may tell by how long they took; the concepts whose column says so, the best first. */
const ELAPSED: Readonly<Record<string, readonly Concept[]>> = {
  resolvedAt: ['resolveTime', 'resolved', 'closed'],
  firstResponseAt: ['responseTime', 'firstResponse'],
};

const FIRST = 'firstResponseAt';
const NO_BOUNDS: Bounds = { most: new Map(), unit: null };

/** Where no column says when a case was resolved or first answered, but one how long that took: its begin and that. */
export function placeElapsed(draft: Draft): void {
  const { at } = draft;
  if (at === null) return;
  // Nobody is first answered after the end.
  let bounds: Bounds = { most: livesByDates(draft), unit: null };
  for (const [field, concepts] of Object.entries(ELAPSED)) {
    const taken = concepts.map((concept) => draft.take(concept)).find((found) => found !== null);
    if (!taken || field in draft.fields) continue;
    const elapsed = elapsedValue(draft, taken.profile, field === FIRST ? bounds : NO_BOUNDS);
    if (!elapsed) continue;
    const { profile } = taken;
    if (field !== FIRST) bounds = boundsBy(profile, elapsed);
    draft.fields[field] = happened(draft, field, profile, {
      seconds: elapsed.value,
      instant: { addSeconds: { date: at, seconds: elapsed.value } },
    });
    const target = `fields.${field}`;
    const params = {
      column: nameOf(profile),
      target,
      other: beginOf(draft),
      unit: elapsed.unit,
      example: profile.texts[0] ?? '',
    };
    const byHeader = certaintyOf(draft.known.byColumn.get(profile));
    draft.place(profile, 'field', target, {
      certainty: elapsed.isAsked ? 'doubt' : byHeader,
      why: { code: 'ELAPSED', params },
    });
  }
}

/** Of a case that goes on, no time until its end means that there was none yet. */
function happened(
  { known }: Draft,
  field: string,
  profile: Profile,
  { seconds, instant }: { seconds: Value; instant: Value },
): Value {
  const status = known.profiles.find((one) => known.byColumn.get(one)?.concept === 'status');
  const ended = status ? wordsOfEnd(status) : [];
  if (field !== 'resolvedAt' || !hasNoTime(profile) || !status || ended.length === 0)
    return instant;
  return { when: { any: [tookTime(seconds), endedCondition(status, ended)] }, take: instant };
}

/** The header of the column that says when a case began. */
function beginOf(draft: Draft): string {
  const isBegin = (profile: Profile): boolean => draft.decisions.get(profile)?.role === 'at';
  const begin = draft.known.profiles.find(isBegin);
  return begin ? nameOf(begin) : '';
}

/** How many seconds cases took by the dates of their begin and end, by row. */
function livesByDates({ known, decisions }: Draft): ReadonlyMap<number, number> {
  const datesOf = (isMeant: (decision: Decision) => boolean): ReadonlyMap<number, number> => {
    const found = known.profiles.find((one) => {
      const decision = decisions.get(one);
      return decision !== undefined && known.dated.has(one) && isMeant(decision);
    });
    const dated = found && known.dated.get(found);
    return found && dated ? instantsOf(found, dated) : new Map();
  };
  const begins = datesOf(({ role }) => role === 'at');
  const ends = datesOf(({ target }) => target === 'fields.resolvedAt');
  return new Map(
    [...ends].flatMap(([row, end]) => {
      const begin = begins.get(row);
      return begin === undefined ? [] : [[row, (end - begin) / 1000] as const];
    }),
  );
}

/** By how long cases are said to have taken; a file that names no unit has one for all. */
function boundsBy({ numbers, clocks, rowOf }: Profile, { unit, isAsked }: Duration): Bounds {
  const seconds = unit === 'clock' ? 1 : UNIT_SECONDS[unit];
  const times = clocks ?? numbers?.values ?? [];
  const most = new Map(times.map((time, i) => [rowOf[i] ?? -1, time * seconds]));
  return { most, unit: isAsked ? unit : null };
}
