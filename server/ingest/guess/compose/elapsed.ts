import type { Value } from '../../../contract/mapping-value.ts';
import { UNIT_SECONDS } from '../../values/number.ts';
import type { Concept } from '../match-headers.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { certaintyOf } from '../assign.ts';
import { instantsOf } from '../structure.ts';
import type { Decision, Draft } from './draft.ts';
import { elapsedValue, hasNoTime, OF_LIVES, tookTime } from './durations.ts';
import { unitOfLife } from './likely-unit.ts';
import type { Bounds } from './likely-unit.ts';
import { namedUnit } from '../duration-unit.ts';
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
  for (const [field, concepts] of Object.entries(ELAPSED)) {
    const taken = concepts.map((concept) => draft.take(concept)).find((found) => found !== null);
    if (!taken || field in draft.fields) continue;
    const elapsed = elapsedValue(
      draft,
      taken.profile,
      field === FIRST ? boundsOf(draft) : NO_BOUNDS,
    );
    if (!elapsed) continue;
    const { profile } = taken;
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

/** Nobody is first answered after the end: how long cases took by the column of it, also where that has been corrected. */
function boundsOf(draft: Draft): Bounds {
  const { known, decisions } = draft;
  const find = (isMeant: (decision: Decision) => boolean): Profile | undefined =>
    known.profiles.find((one) => {
      const decision = known.before.get(one) ?? decisions.get(one);
      return decision !== undefined && isMeant(decision);
    });
  const end = find(({ target }) => target === 'fields.resolvedAt');
  const dated = end && known.dated.get(end);
  if (end && !dated) return boundsBy(draft, end);
  const begin = find(({ role }) => role === 'at');
  const begun = begin && known.dated.get(begin);
  if (!end || !dated || !begin || !begun) return NO_BOUNDS;
  const begins = instantsOf(begin, begun);
  const most = [...instantsOf(end, dated)].flatMap(([row, at]) => {
    const from = begins.get(row);
    return from === undefined ? [] : [[row, (at - from) / 1000] as const];
  });
  return { most: new Map(most), unit: null };
}

/** By how long cases are said to have taken; a file that names no unit has one for all. */
function boundsBy({ questions }: Draft, { name, words, numbers, clocks, rowOf }: Profile): Bounds {
  const asked = questions.find(({ id }) => id === `unit:${name}`)?.chosen;
  const likely = numbers ? unitOfLife(numbers) : 'seconds';
  const own = OF_LIVES.find((unit) => unit === asked) ?? likely;
  const named = clocks ? 'seconds' : namedUnit(words);
  const unit = named ?? own;
  const seconds = unit === 'clock' ? 1 : UNIT_SECONDS[unit];
  const times = clocks ?? numbers?.values ?? [];
  const most = new Map(times.map((time, i) => [rowOf[i] ?? -1, time * seconds]));
  return { most, unit: named === null ? unit : null };
}
