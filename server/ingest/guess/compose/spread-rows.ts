import type { Condition, Value } from '../../../contract/mapping-value.ts';
import type { Profile } from '../profile.ts';
import { OF_ITS_OWN, WHAT_IS_A_ROW } from '../spread/spread.ts';
import { columnValue } from './draft.ts';
import type { Draft } from './draft.ts';
import { writerOf } from '../spread/messages-in.ts';
import { askOrder, placeInstant } from './instants.ts';

/** The answer that several rows make one record. */
const TOGETHER = 'together';

/** Asks what a row is, and names what went into other columns; the key of the rows names the record. */
export function placeSpread(draft: Draft): void {
  const { spread, spreadQuestion, profiles } = draft.known;
  if (!spreadQuestion) return;
  draft.questions.push({
    id: WHAT_IS_A_ROW,
    ...spreadQuestion,
    options: [TOGETHER, OF_ITS_OWN].map((value) => ({
      value,
      params: { ...spreadQuestion.params, as: value },
      example: null,
    })),
    chosen: spread ? TOGETHER : OF_ITS_OWN,
  });
  if (!spread) return;
  for (const [name, why] of spread.left) {
    const profile = profiles.find((one) => one.name === name);
    if (profile && !draft.known.told.has(profile)) draft.leaveOut(profile, why);
  }
  if (spread.timeline) askOrder(draft, spread.timeline.profile, spread.timeline.dated);
}

/** The id of a record of several rows; false where a row is a record by itself. */
export function placeSpreadKey(draft: Draft): boolean {
  const { spread, profiles } = draft.known;
  const [first, ...others] = spread?.key ?? [];
  if (!spread || first === undefined) return false;
  if (others.length > 0) {
    draft.id = { columns: [first, ...others] };
    return true;
  }
  const profile = profiles.find(({ name }) => name === first);
  if (!profile) return false;
  draft.id = { column: first };
  const column = profile.header || profile.name;
  draft.place(profile, 'id', 'id', { why: { code: 'ID_OF_ROWS', params: { column } } });
  draft.updatedAt = spread.updatedAt;
  draft.isEventLog = spread.kind === 'events';
  return true;
}

/** Of a conversation who took part: a session with automation where a machine wrote, a person from the first that one wrote. */
export function placeWriters(draft: Draft): void {
  const { spread, profiles, dated } = draft.known;
  if (spread?.kind !== 'messages') return;
  const of = (writer: 'bot' | 'person'): Profile | undefined =>
    profiles.find(
      (profile) =>
        profile.gathered?.events?.some((word) => writerOf(word) === writer) &&
        !draft.decisions.has(profile) &&
        dated.has(profile),
    );
  const [bot, person] = [of('bot'), of('person')];
  const bots: Value = { constant: 'bot' };
  if (bot) {
    draft.fields['entered'] = { when: { present: columnValue(bot) }, take: { constant: true } };
    placeInstant(draft, bot, 'field', 'fields.entered');
  }
  if (person) {
    draft.fields['humanJoinedAt'] = columnValue(person);
    placeInstant(draft, person, 'field', 'fields.humanJoinedAt');
  }
  const byMachine = bot && { when: { present: columnValue(bot) }, take: bots };
  const kind: Value | undefined = person
    ? {
        when: { present: columnValue(person) },
        take: { constant: 'person' },
        ...(byMachine && { otherwise: byMachine }),
      }
    : byMachine;
  if (kind) draft.fields['agentKind'] ??= kind;
}

/** A case of which an event tells that it came back has ended only if it ended again after that; a closing ends what nothing resolved. */
export function placeReturns(draft: Draft): void {
  const { spread, profiles, byColumn } = draft.known;
  if (spread?.kind !== 'events') return;
  const of = (meaning: 'resolved' | 'closed' | 'reopened'): Value | null => {
    const found = profiles.find((profile) => byColumn.get(profile)?.concept === meaning);
    return found && isPlaced(draft, found) ? lastOf(found) : null;
  };
  const ends = [of('resolved'), of('closed')].flatMap((value) => value ?? []);
  const [end] = ends;
  if (end === undefined) return;
  const ended: Value = ends.length > 1 ? { coalesce: ends } : end;
  const back = of('reopened');
  draft.fields['resolvedAt'] = back ? { when: isAfter(ended, back), take: ended } : ended;
}

/** The last time of an event, whichever of them its own place has. */
function lastOf(profile: Profile): Value {
  const { gathered } = profile;
  return columnValue(gathered ? { ...profile, gathered: { ...gathered, pick: 'last' } } : profile);
}

function isPlaced({ decisions }: Draft, profile: Profile): boolean {
  return decisions.get(profile)?.target?.startsWith('fields.') ?? false;
}

function isAfter(end: Value, back: Value): Condition {
  return {
    any: [
      { absent: back },
      { atLeast: { value: { seconds: { from: back, to: end } }, number: 0 } },
    ],
  };
}
