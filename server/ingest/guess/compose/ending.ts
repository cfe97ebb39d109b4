import type { Condition, Value } from '../../../contract/mapping-value.ts';
import type { Profile } from '../profile.ts';
import { endedWordsLike, isEndedWord } from '../vocabulary/ended.ts';
import { columnValue } from './draft.ts';
import type { Draft } from './draft.ts';
import { instantValue, placeInstant } from './instants.ts';

const MOST_SHOWN = 6;
const STATUS = 'fields.status';

/**
 * Cases whose status says that they are over, but that no date says when. Figures know an end by its instant only, so that
 * these would silently count as open: a person is asked what is taken for it.
 */
export function placeEndByStatus(draft: Draft): void {
  const status = statusOf(draft);
  if (!status) return;
  const dated = datedRows(draft);
  const open = status.rowOf.flatMap((row, i) => {
    const text = status.texts[i] ?? '';
    return !dated.has(row) && isEndedWord(text) ? [text] : [];
  });
  const ended = [...status.counts.keys()].filter(isEndedWord);
  const updated = changeOf(draft);
  // Where every end has its date, a later row may still lack one.
  const chosen = open.length > 0 ? askEnd(draft, status, open, updated) : 'updated';
  const isAlike = open.length > 0 || (updated !== null && draft.decisions.has(updated));
  if (ended.length === 0 || !isAlike) return;
  const isOver = endedCondition(status, ended);
  if (chosen === 'leave') draft.leftOut = unlessDated(draft, isOver);
  if (chosen === 'updated' && updated) endAtChange(draft, updated, isOver);
  if (draft.known.told.has(status)) return;
  const target = draft.decisions.get(status)?.target ?? STATUS;
  const params = {
    column: nameOf(status),
    target,
    examples: ended.slice(0, MOST_SHOWN),
    ...(chosen === 'updated' && updated ? { by: nameOf(updated) } : {}),
  };
  // Words for an end below a header that does not speak of a state may be of something else.
  const isNamed = (draft.known.byColumn.get(status)?.header ?? 0) > 0;
  draft.place(status, 'field', target, {
    ...(open.length > 0 ? { certainty: isNamed ? ('likely' as const) : ('doubt' as const) } : {}),
    why: { code: 'STATUS_ENDS', params },
  });
}

/** What is taken for the end of cases of these statuses; `updated` = their last change, null where nothing tells it. */
function askEnd(
  draft: Draft,
  status: Profile,
  open: readonly string[],
  updated: Profile | null,
): string {
  const values = [...(updated ? ['updated'] : []), 'open', 'leave'];
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
    chosen: values[0] ?? 'open',
  });
}

function nameOf({ header, name }: Profile): string {
  return header || name;
}

/** The column whose words may tell an end: the status, else what became of the case. */
function statusOf({ known, decisions }: Draft): Profile | undefined {
  const of = (target: string): Profile | undefined =>
    known.profiles.find((profile) => decisions.get(profile)?.target === target);
  const found = of(STATUS) ?? of('fields.outcome');
  return found?.numbers === null ? found : undefined;
}

/** Rows that have a date, or a duration, of the end. */
function datedRows({ known, decisions }: Draft): ReadonlySet<number> {
  const ends = known.profiles.filter(
    (profile) => decisions.get(profile)?.target === 'fields.resolvedAt',
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

/** A sample need not hold every word for an end: those of its language are read too, in capitals or not. */
function endedCondition(status: Profile, ended: readonly string[]): Condition {
  const words = [...ended.map((text) => text.toLowerCase()), ...endedWordsLike(ended)];
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
