import type { Concept } from '../match-headers.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { certaintyOf } from '../assign.ts';
import type { Draft } from './draft.ts';
import { elapsedValue } from './durations.ts';

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
    draft.fields[field] = { addSeconds: { date: at, seconds: elapsed.value } };
    const { profile } = taken;
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

/** The header of the column that says when a case began. */
function beginOf(draft: Draft): string {
  const isBegin = (profile: Profile): boolean => draft.decisions.get(profile)?.role === 'at';
  const begin = draft.known.profiles.find(isBegin);
  return begin ? nameOf(begin) : '';
}
