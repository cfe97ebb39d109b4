import type { Value } from '../../../contract/mapping-value.ts';
import type { Concept } from '../match-headers.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { certaintyOf } from '../assign.ts';
import type { Draft } from './draft.ts';
import { elapsedValue, hasNoTime, tookTime } from './durations.ts';
import { endedCondition, wordsOfEnd } from './ending.ts';

/** Instants of a case that a file may tell by how long they took; the concepts whose column says so, the best first. */
const ELAPSED: Readonly<Record<string, readonly Concept[]>> = {
  resolvedAt: ['resolveTime', 'resolved', 'closed'],
  firstResponseAt: ['responseTime', 'firstResponse'],
};

/** Where no column says when a case was resolved or first answered, but one how long that took: its begin and that. */
export function placeElapsed(draft: Draft): void {
  const { at } = draft;
  if (at === null) return;
  for (const [field, concepts] of Object.entries(ELAPSED)) {
    const taken = concepts.map((concept) => draft.take(concept)).find((found) => found !== null);
    if (!taken || field in draft.fields) continue;
    const elapsed = elapsedValue(draft, taken.profile);
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
