import type { Condition, Value } from '../../../contract/mapping-value.ts';
import type { Profile } from '../profile.ts';
import { endedWordsLike, isEndedWord } from '../vocabulary/ended.ts';
import { columnValue } from './draft.ts';
import type { Draft } from './draft.ts';
import { instantValue, placeInstant } from './instants.ts';

const MOST_SHOWN = 6;

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
  if (open.length === 0) return;
  const ended = [...status.counts.keys()].filter(isEndedWord);
  const updated = changeOf(draft);
  const column = status.header || status.name;
  const values = [...(updated ? ['updated'] : []), 'open', 'leave'];
  const chosen = draft.ask({
    id: 'ended',
    code: 'ASK_ENDED',
    params: { column, examples: [...new Set(open)].slice(0, MOST_SHOWN), rows: open.length },
    columns: [status.name],
    options: values.map((value) => ({
      value,
      params: { as: value, column: updated ? updated.header || updated.name : '' },
      example: null,
    })),
    chosen: values[0] ?? 'open',
  });
  if (!draft.known.told.has(status)) {
    draft.place(status, 'field', 'fields.status', {
      certainty: 'likely',
      why: {
        code: 'STATUS_ENDS',
        params: { column, target: 'fields.status', examples: ended.slice(0, MOST_SHOWN) },
      },
    });
  }
  const isOver = endedCondition(status, ended);
  if (chosen === 'leave') draft.leftOut = unlessDated(draft, isOver);
  if (chosen === 'updated' && updated) endAtChange(draft, updated, isOver);
}

function statusOf({ known, decisions }: Draft): Profile | undefined {
  return known.profiles.find(
    (profile) => decisions.get(profile)?.target === 'fields.status' && profile.numbers === null,
  );
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
