import { DAY_MS } from '../../../domain/time/day.ts';
import type { Profile } from '../profile.ts';
import { instantsOf } from '../structure.ts';
import type { Draft } from './draft.ts';

const RESOLVED = 'resolvedAt';
/** From the beginning of a day to its last second; on the day of a clock change an hour more or less. */
const LAST_SECOND = 86_399;

/**
 * Ends that are days beside beginnings that have a time: taken as midnight, a case that ends on its first day would end
 * before it began. A person is asked when on its day a case ended; until then at its end.
 */
export function placeEndOfDay(draft: Draft): void {
  const { profiles } = draft.known;
  const ended = draft.fields[RESOLVED];
  const begin = profiles.find((profile) => draft.decisions.get(profile)?.role === 'at');
  const end = profiles.find(
    (profile) => draft.decisions.get(profile)?.target === `fields.${RESOLVED}`,
  );
  if (ended === undefined || !begin?.dates?.hasTime || !end?.dates || end.dates.hasTime) return;
  const rows = rowsOfOneDay(draft, begin, end);
  if (rows === 0) return;
  const chosen = draft.ask({
    id: 'end-of-day',
    code: 'ASK_END_OF_DAY',
    params: { column: nameOf(end), other: nameOf(begin), rows },
    columns: [end.name],
    options: ['end', 'start'].map((value) => ({ value, params: { as: value }, example: null })),
    chosen: 'end',
  });
  if (chosen !== 'end') return;
  draft.fields[RESOLVED] = { addSeconds: { date: ended, seconds: { constant: LAST_SECOND } } };
}

/** Rows that begin after midnight of the day on which they end. */
function rowsOfOneDay({ known }: Draft, begin: Profile, end: Profile): number {
  const [begun, over] = [known.dated.get(begin), known.dated.get(end)];
  if (!begun || !over || begin.joined !== null || end.joined !== null) return 0;
  const starts = instantsOf(begin, begun);
  return [...instantsOf(end, over)].filter(([row, day]) => {
    const start = starts.get(row) ?? Number.NaN;
    return start > day && start < day + DAY_MS;
  }).length;
}

function nameOf({ header, name }: Profile): string {
  return header || name;
}
