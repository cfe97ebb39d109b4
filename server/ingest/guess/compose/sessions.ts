import type { Condition, Value } from '../../../contract/mapping-value.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { comesAfter, instantsOf } from '../structure.ts';
import { isOfSession, saysGotIt, saysHandedOver, saysJoined } from '../vocabulary/sessions.ts';
import { isOfStaff } from '../vocabulary/whose.ts';
import { columnValue, shownValues } from './draft.ts';
import type { Draft } from './draft.ts';
import { flagValue } from './flags.ts';
import { instantValue, isRead, placeInstant } from './instants.ts';

const JOINED = 'humanJoinedAt';
const RESOLVED = 'endedResolved';
/** What only contacts that people take tell, or a file that says itself who took them. */
const PEOPLES = ['agentKind', 'wait', 'abandoned'] as const;

/**
 * Contacts that began with a machine, a row each, of which the file says which ones a person took over. Where it does not
 * say that of any, they stay contacts of nobody knows whom: that nobody took over would be made up.
 */
export function placeSessions(draft: Draft): void {
  const { known, at, fields } = draft;
  if (known.spread !== null || at === null || PEOPLES.some((field) => field in fields)) return;
  // Whether a bot was used says that it was not in every row.
  const isOfMachine = known.profiles.some(
    (one) => one.joined === null && one.flags === null && isOfSession(one),
  );
  if (!isOfMachine) return;
  const free = known.profiles.filter(
    (one) => one.joined === null && !draft.decisions.has(one) && !known.told.has(one),
  );
  const took = free.find((one) => one.flags !== null && saysHandedOver(one));
  const when = free.find((one) => joinedAt(draft, one) !== null);
  const joined = when ? joinedAt(draft, when) : null;
  if (!took?.flags && joined === null) return;
  if (isOfPeople(draft, took ? rowsWith(took, took.flags?.true ?? []) : new Set(when?.rowOf)))
    return;
  const byFlag: Value | null = took?.flags
    ? { when: isOneOf(took, took.flags.true), take: joined ? { coalesce: [joined, at] } : at }
    : null;
  fields[JOINED] = byFlag ?? joined ?? at;
  fields['entered'] = { constant: true };
  fields['agentKind'] = { constant: 'bot' };
  if (when) placeInstant(draft, when, 'field', `fields.${JOINED}`);
  if (took) placeTook(draft, took, when !== undefined);
  placeGotIt(draft, free);
}

const STAFFED = 0.2;

/** Whether those that nobody took over have somebody of the staff, too: then people took all of them. */
function isOfPeople({ known }: Draft, taken: ReadonlySet<number>): boolean {
  return known.profiles.some(({ words, rowOf, rows, joined }) => {
    if (joined !== null || !isOfStaff(words)) return false;
    const others = rowOf.filter((row) => !taken.has(row));
    return others.length >= (rows - taken.size) * STAFFED;
  });
}

function rowsWith({ texts, rowOf }: Profile, words: readonly string[]): ReadonlySet<number> {
  return new Set(rowOf.filter((_, i) => words.includes(texts[i] ?? '')));
}

const LONGEST_SESSION_MS = 86_400_000;

/** When a person joined, where the column says it, in the day after the session began; of all sessions none does. */
function joinedAt(draft: Draft, profile: Profile): Value | null {
  const { known, decisions } = draft;
  const dated = known.dated.get(profile);
  const began = known.profiles.find((one) => decisions.get(one)?.role === 'at');
  const begun = began && known.dated.get(began);
  if (!dated || !begun || !saysJoined(profile) || profile.texts.length === profile.rows)
    return null;
  const [joined, start] = [instantsOf(profile, dated), instantsOf(began, begun)];
  const isSoon = [...joined].every(
    ([row, at]) => at - (start.get(row) ?? at) <= LONGEST_SESSION_MS,
  );
  if (!isSoon || !comesAfter(joined, start)) return null;
  return isRead(draft, profile, dated) ? instantValue(profile, dated) : null;
}

function isOneOf(profile: Profile, words: readonly string[]): Condition {
  const of = words.map((word) => word.toLowerCase());
  return { in: { value: { lower: columnValue(profile) }, of } };
}

function placeTook(draft: Draft, took: Profile, isTimeTold: boolean): void {
  const params = {
    column: nameOf(took),
    target: `fields.${JOINED}`,
    examples: took.flags?.true ?? [],
    ...(isTimeTold ? { when: 'told' } : {}),
  };
  draft.place(took, 'field', `fields.${JOINED}`, {
    certainty: 'likely',
    why: { code: 'HANDED_OVER', params },
  });
}

/** Whether the customer got it, where the source says so. */
function placeGotIt(draft: Draft, free: readonly Profile[]): void {
  const found = free.find(
    (one) => one.flags !== null && !draft.decisions.has(one) && saysGotIt(one),
  );
  const value = found && flagValue(found);
  if (!found || !value) return;
  draft.fields[RESOLVED] = value;
  const params = {
    column: nameOf(found),
    target: `fields.${RESOLVED}`,
    examples: shownValues(found),
  };
  draft.place(found, 'field', `fields.${RESOLVED}`, {
    certainty: 'likely',
    why: { code: 'HEADER_AND_VALUES', params },
  });
}
