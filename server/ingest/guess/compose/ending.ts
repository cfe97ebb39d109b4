import type { Condition, Value } from '../../../contract/mapping-value.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { endedWordsLike, isEndedWord, isGivenUpWord } from '../vocabulary/ended.ts';
import { headerWords } from '../words.ts';
import { askEndCodes, hasUnknownWords, isInCodes } from './end-codes.ts';
import { columnValue } from './draft.ts';
import type { Draft } from './draft.ts';
import { instantValue, placeInstant } from './instants.ts';

const MOST_SHOWN = 6;
const STATUS = 'fields.status';
const YES_OR_NO: ReadonlySet<string> = new Set(
  ['is', 'was', 'case', 'ticket', 'flag', 'y', 'n', 'yes', 'no', 'o', 's', 'هل'].flatMap(
    headerWords,
  ),
);

/**
 * Cases whose status says that they are over, but that no date says when. They would silently count as open: a person is asked
 * what is taken for the end, or whether they are over on an unknown day.
 */
export function placeEndByStatus(draft: Draft): void {
  const status = statusOf(draft);
  if (!status) {
    placeEndByFlag(draft);
    return;
  }
  const ended = endsOf(draft, status);
  const dated = datedRows(draft);
  const open = status.rowOf.flatMap((row, i) => {
    const text = status.texts[i] ?? '';
    return !dated.has(row) && ended.includes(text) ? [text] : [];
  });
  const updated = changeOf(draft);
  // Where every end has its date, a later row may still lack one.
  const isAsked = open.length > 0 && !areKnownOver(draft, open);
  const chosen = isAsked ? askEnd(draft, status, open, updated) : 'updated';
  if (ended.length === 0) return;
  const isOver = endedCondition(status, ended);
  // Also for rows that were not looked at, and where the last change is not told.
  if (chosen === 'over' || chosen === 'updated') {
    draft.fields['endTold'] ??= { when: isOver, take: { constant: true } };
  }
  const isAlike = open.length > 0 || (updated !== null && draft.decisions.has(updated));
  if (!isAlike) return;
  if (chosen === 'leave') draft.leftOut = unlessDated(draft, isOver);
  if (chosen === 'updated' && updated) endAtChange(draft, updated, isOver);
  const by = chosen === 'updated' && updated ? { by: nameOf(updated) } : {};
  if (draft.known.told.has(status)) return;
  sayEnds(draft, status, ended, by);
  if (open.length > 0) makeUnsure(draft, status);
}

/** A column that is called after an end (`Resolved?`, `تم الحل`) and says yes or no of each case. */
function placeEndByFlag(draft: Draft): void {
  const { profiles, told } = draft.known;
  const found = profiles.find(
    (profile) =>
      profile.flags !== null &&
      !told.has(profile) &&
      !draft.decisions.has(profile) &&
      isEndedWord(endOf(profile)),
  );
  if (!found?.flags || 'endTold' in draft.fields) return;
  const yes = [...found.flags.true];
  if (yes.length === 0) return;
  draft.fields['endTold'] = {
    when: {
      in: { value: { lower: columnValue(found) }, of: yes.map((text) => text.toLowerCase()) },
    },
    take: { constant: true },
  };
  const target = 'fields.endTold';
  const params = { column: nameOf(found), target, examples: yes };
  draft.place(found, 'field', target, { why: { code: 'STATUS_ENDS', params } });
}

/** A header without what says that the column answers yes or no. */
function endOf({ words }: Profile): string {
  return words.filter((word) => !YES_OR_NO.has(word)).join(' ');
}

/** Of events it is known when each happened: what was given up is over, and was not resolved then. */
function areKnownOver({ known }: Draft, open: readonly string[]): boolean {
  return known.spread?.kind === 'events' && open.every(isGivenUpWord);
}

/** Values of the status by which a case is over: its words for an end, or what a person says where some are unknown. */
function endsOf(draft: Draft, status: Profile): readonly string[] {
  const known = wordsOfEnd(status);
  const updated = changeOf(draft);
  const isState = draft.decisions.get(status)?.target === STATUS;
  // Of words, an unknown one is asked about only where something tells when it ended.
  const isUnclear = isInCodes(status) || (isState && updated !== null && hasUnknownWords(status));
  // Where a date tells some ends, it is taken to tell all.
  if (!isUnclear || 'resolvedAt' in draft.fields) return known;
  return askEndCodes(draft, status, { known, by: updated && nameOf(updated) });
}

/** Has the column of the status say which of its values end a case, and `by` what. */
function sayEnds(
  draft: Draft,
  status: Profile,
  ended: readonly string[],
  by: { by?: string },
): void {
  const target = draft.decisions.get(status)?.target ?? STATUS;
  const examples = ended.slice(0, MOST_SHOWN);
  const params = { column: nameOf(status), target, examples, ...by };
  draft.place(status, 'field', target, { why: { code: 'STATUS_ENDS', params } });
}

/** Words for an end below a header that does not speak of a state may be of something else. */
function makeUnsure(draft: Draft, status: Profile): void {
  const decision = draft.decisions.get(status);
  const isNamed = (draft.known.byColumn.get(status)?.header ?? 0) > 0;
  if (decision) draft.decide(status, { ...decision, certainty: isNamed ? 'likely' : 'doubt' });
}

/** What is taken for the end of cases of these statuses; `updated` = their last change, null where nothing tells it. */
function askEnd(
  draft: Draft,
  status: Profile,
  open: readonly string[],
  updated: Profile | null,
): string {
  const values = [...(updated ? ['updated'] : []), 'over', 'open', 'leave'];
  const examples = [...new Set(open)].slice(0, MOST_SHOWN);
  return draft.ask({
    id: 'ended',
    code: 'ASK_ENDED',
    params: { column: nameOf(status), examples, rows: open.length },
    columns: [status.name],
    options: values.map((value) => ({
      value,
      params: { as: value, column: updated ? nameOf(updated) : '' },
      example: null,
    })),
    // What was given up has no time to resolve that its last change could tell.
    chosen: open.every(isGivenUpWord) ? 'over' : (values[0] ?? 'over'),
  });
}

/** Values of a status that are words for an end. */
export function wordsOfEnd({ numbers, counts }: Profile): readonly string[] {
  return numbers === null ? [...counts.keys()].filter(isEndedWord) : [];
}

/** The column that says how far a case is: the status, else words of what became of the case. */
export function statusOf({ known, decisions }: Draft): Profile | undefined {
  const of = (target: string): Profile | undefined =>
    known.profiles.find((profile) => decisions.get(profile)?.target === target);
  // What a status told that somebody took away, no other column tells in its place.
  const hadStatus = [...known.before.values()].some(({ target }) => target === STATUS);
  const outcome = hadStatus ? undefined : of('fields.outcome');
  const tells = outcome && wordsOfEnd(outcome).length > 0;
  return of(STATUS) ?? (tells ? outcome : undefined);
}

/** Rows that have a date, or a duration, of the end. */
export function datedRows({ known, decisions }: Draft): ReadonlySet<number> {
  // An event that closes a case tells the end of what no event resolved.
  const targets = new Set(['fields.resolvedAt', ...(known.spread ? ['fields.closedAt'] : [])]);
  const ends = known.profiles.filter((profile) =>
    targets.has(decisions.get(profile)?.target ?? ''),
  );
  return new Set(ends.flatMap(({ rowOf }) => rowOf));
}

/** The column that says when a case was last changed, unless it is taken for its begin. */
function changeOf({ known, decisions }: Draft): Profile | null {
  const found = known.profiles.find(
    (profile) =>
      known.byColumn.get(profile)?.concept === 'updated' &&
      (decisions.get(profile)?.role ?? 'updatedAt') === 'updatedAt',
  );
  const dated = found && known.dated.get(found);
  return found && dated && dated.reading.read >= found.texts.length * 0.97 ? found : null;
}

/**
 * A sample need not hold every word for an end: those of its language are read too, in capitals or not, but for those that
 * it holds and that do not end a case.
 */
/** Where the status of a row is one of these ends. */
export function endedCondition(status: Profile, ended: readonly string[]): Condition {
  const going = [...status.counts.keys()].filter((text) => !ended.includes(text));
  const others = new Set(going.map((text) => text.toLowerCase()));
  const like = endedWordsLike(ended).filter((word) => !others.has(word));
  const words = [...ended.map((text) => text.toLowerCase()), ...like];
  return { in: { value: { lower: columnValue(status) }, of: [...new Set(words)] } };
}

function unlessDated({ fields }: Draft, isOver: Condition): Condition {
  const end = fields['resolvedAt'];
  return end === undefined ? isOver : { all: [isOver, { absent: end }] };
}

function endAtChange(draft: Draft, updated: Profile, isOver: Condition): void {
  const dated = draft.known.dated.get(updated);
  if (!dated) return;
  const known = draft.fields['resolvedAt'];
  const byStatus: Value = { when: isOver, take: instantValue(updated, dated) };
  draft.fields['resolvedAt'] = known === undefined ? byStatus : { coalesce: [known, byStatus] };
  if (!draft.decisions.has(updated)) placeInstant(draft, updated, 'field', 'fields.resolvedAt');
}
