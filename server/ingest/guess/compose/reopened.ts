import { nameOf } from '../profile.ts';
import { isReopenedWord } from '../vocabulary/ended.ts';
import { columnValue } from './draft.ts';
import type { Draft } from './draft.ts';
import { datedRows, statusOf } from './ending.ts';

const MOST_SHOWN = 6;
const RESOLVED = 'resolvedAt';

/**
 * Cases whose status says that they were opened again, while the date of their first end still stands beside it: by the date they
 * would be resolved, and in no backlog. A person is asked; until then they are open.
 */
export function placeReopened(draft: Draft): void {
  // Of events it is known which came later.
  if (draft.known.spread?.kind === 'events') return;
  const status = statusOf(draft);
  const end = draft.fields[RESOLVED];
  if (!status || end === undefined) return;
  const words = [...status.counts.keys()].filter(isReopenedWord);
  const dated = datedRows(draft);
  const isBackThen = (row: number, i: number): boolean =>
    dated.has(row) && words.includes(status.texts[i] ?? '');
  const rows = status.rowOf.filter(isBackThen).length;
  if (rows === 0) return;
  const chosen = draft.ask({
    id: 'reopened',
    code: 'ASK_REOPENED',
    params: { column: nameOf(status), examples: words.slice(0, MOST_SHOWN), rows },
    columns: [status.name],
    options: ['open', 'ended'].map((value) => ({ value, params: { as: value }, example: null })),
    chosen: 'open',
  });
  if (chosen !== 'open') return;
  const isBack = {
    in: { value: { lower: columnValue(status) }, of: words.map((word) => word.toLowerCase()) },
  };
  draft.fields[RESOLVED] = { when: { not: isBack }, take: end };
}
