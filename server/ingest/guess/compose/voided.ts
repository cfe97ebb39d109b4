import type { Condition } from '../../../contract/mapping-value.ts';
import { isVoidedWord } from '../vocabulary/voided.ts';
import { columnValue } from './draft.ts';
import type { Draft } from './draft.ts';
import { statusOf } from './ending.ts';
import { nameOf } from '../profile.ts';

const MOST_SHOWN = 6;

/**
 * Rows whose status says that they never were a customer's: a person is asked whether they count, until then they do. Left out,
 * they make no case and no answer.
 */
export function placeVoided(draft: Draft): void {
  const status = statusOf(draft);
  // Of a log of changes, what a row leaves out comes back with the row before it.
  if (!status || draft.isEventLog) return;
  const voided = [...status.counts].filter(([text]) => isVoidedWord(text));
  if (voided.length === 0 || voided.length === status.counts.size) return;
  const chosen = draft.ask({
    id: 'voided',
    code: 'ASK_VOIDED',
    params: {
      column: nameOf(status),
      rows: voided.reduce((sum, [, count]) => sum + count, 0),
      examples: voided.slice(0, MOST_SHOWN).map(([text]) => text),
    },
    columns: [status.name],
    options: ['keep', 'leave'].map((value) => ({
      value,
      params: { as: value },
      example: null,
    })),
    chosen: 'keep',
  });
  if (chosen !== 'leave') return;
  const of = [...new Set(voided.map(([text]) => text.toLowerCase()))];
  const isVoided: Condition = { in: { value: { lower: columnValue(status) }, of } };
  draft.leftOut = either(draft.leftOut, isVoided);
  draft.trials = either(draft.trials, isVoided);
}

function either(one: Condition | null, other: Condition): Condition {
  return one ? { any: [one, other] } : other;
}
