import type { Condition, Value } from '../../../contract/mapping-value.ts';
import type { GatheredPlace, Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { OF_ITS_OWN, WHAT_IS_A_ROW } from '../spread/spread.ts';
import type { Spread } from '../spread/spread.ts';
import { gatheredValue } from './draft.ts';
import type { Draft } from './draft.ts';
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
  if (spread.begun) placeBegun(draft, spread.begun);
}

/** The answer that cases are left out of which the file has not the beginning. */
const LEAVE = 'leave';

/** Rows of a case that came in another file would have it begin anew: it is not made of them, unless a person says so. */
function placeBegun(draft: Draft, { when, missing, examples }: NonNullable<Spread['begun']>): void {
  const params = { cases: missing, examples };
  const chosen =
    missing === 0
      ? LEAVE
      : draft.ask({
          id: 'begun',
          code: 'ASK_BEGUN',
          params,
          columns: draft.known.spread?.question.columns ?? [],
          options: [LEAVE, 'first'].map((value) => ({
            value,
            params: { ...params, as: value },
            example: null,
          })),
          chosen: LEAVE,
        });
  if (chosen === LEAVE) draft.only = when;
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
  const column = nameOf(profile);
  draft.place(profile, 'id', 'id', {
    why: { code: 'ID_OF_ROWS', params: { column, of: spread.kind } },
  });
  draft.updatedAt = spread.updatedAt;
  draft.isEventLog = spread.kind === 'events';
  return true;
}

/** Of a conversation who took part: a session with automation where a machine wrote, a person from the first that one wrote. */
export function placeWriters(draft: Draft): void {
  const { spread } = draft.known;
  if (!spread?.writers) return;
  const { writers } = spread;
  // What a person does not want to be used is not.
  const [bot = null, person = null] = (['bot', 'person'] as const).map((writer) => {
    const column = columnOfWriter(draft, writer);
    const isLeft = column && draft.decisions.get(column)?.role === 'unused';
    const place = writers[writer];
    return place && !isLeft ? gatheredValue(place) : null;
  });
  const byMachine: Value | null = bot
    ? { when: { present: bot }, take: { constant: 'bot' } }
    : null;
  if (bot) {
    draft.fields['entered'] = { when: { present: bot }, take: { constant: true } };
    placeWriter(draft, 'bot', 'entered');
  }
  // Where nobody but a machine ever writes, it is who had the contact.
  if (writers.person === null && byMachine) draft.fields['agentKind'] ??= byMachine;
  if (!person) return;
  draft.fields['humanJoinedAt'] = person;
  placeWriter(draft, 'person', 'humanJoinedAt');
  draft.fields['agentKind'] ??= {
    when: { present: person },
    take: { constant: 'person' },
    ...(byMachine && { otherwise: byMachine }),
  };
}

/** Has the column of their messages say what it tells. */
function placeWriter(draft: Draft, writer: 'bot' | 'person', field: string): void {
  const found = columnOfWriter(draft, writer);
  if (!found || draft.decisions.has(found) || !draft.known.dated.has(found)) return;
  placeInstant(draft, found, 'field', `fields.${field}`);
}

function columnOfWriter({ known }: Draft, writer: 'bot' | 'person'): Profile | undefined {
  const place = known.spread?.writers?.[writer];
  return known.profiles.find(
    ({ gathered }) => place && gathered?.events && gathered.where === place.where,
  );
}

/** When a case ended, by what happened to it: a closing ends what nothing resolved, and nothing does that goes on after it. */
export function placeReturns(draft: Draft): void {
  const { spread } = draft.known;
  if (spread?.kind !== 'events') return;
  countReturns(draft);
  const ends = (['resolved', 'closed'] as const).flatMap((meaning) => {
    const gathered = placedEvent(draft, meaning);
    return gathered ? [gathered] : [];
  });
  const first = oneOf(ends.map((gathered) => gatheredValue(gathered)));
  if (first === null) return;
  draft.fields['resolvedAt'] = spread.turns ? endedFor(spread.turns, ends, first) : first;
}

/** How often a case came back: never, where no row says so. */
function countReturns(draft: Draft): void {
  const back = placedEvent(draft, 'reopened');
  if (back) draft.fields['reopens'] ??= gatheredValue({ ...back, pick: 'count' });
}

function oneOf(values: readonly Value[]): Value | null {
  const [only] = values;
  return values.length > 1 ? { coalesce: [...values] } : (only ?? null);
}

/** Two events of one day, or of one instant, are told apart by their rows alone. */
const LEAST = 0.001;

/** The first end after which nothing went on; none where the last that happened is no end. */
function endedFor(
  turns: NonNullable<Spread['turns']>,
  ends: readonly GatheredPlace[],
  first: Value,
): Value {
  const back = gatheredValue(turns.back);
  const isAfter = (end: Value, seconds: number): Condition => ({
    atLeast: { value: { seconds: { from: back, to: end } }, number: seconds },
  });
  const last = ends.map((gathered) => gatheredValue({ ...gathered, pick: 'last' }));
  const again = oneOf(last.map((end) => ({ when: isAfter(end, 0), take: end })));
  return {
    when: { in: { value: { lower: gatheredValue(turns.state) }, of: [...turns.ends] } },
    take: {
      when: { any: [{ absent: back }, isAfter(first, LEAST)] },
      take: first,
      ...(again && { otherwise: again }),
    },
  };
}

/** How the times of an event are gathered, where they have a place. */
function placedEvent(
  draft: Draft,
  meaning: 'resolved' | 'closed' | 'reopened',
): GatheredPlace | null {
  const { profiles, byColumn } = draft.known;
  const found = profiles.find((profile) => byColumn.get(profile)?.concept === meaning);
  const isPlaced = found && draft.decisions.get(found)?.target?.startsWith('fields.');
  return isPlaced ? found.gathered : null;
}
