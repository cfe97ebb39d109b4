import { DAY_MS } from '../../../domain/time/day.ts';
import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { instantsOf } from '../structure.ts';
import type { Draft } from './draft.ts';

const RESOLVED = 'resolvedAt';
/** What is compared with the end: a day among them goes to its end as well. */
const COMPARED = [RESOLVED, 'closedAt', 'dueAt'] as const;
/** From the beginning of a day to its last second; on the day of a clock change an hour more or less. */
const LAST_SECOND = 86_399;

/**
 * Ends that are days beside beginnings that have a time: as midnight, a case that ends on its first day ends before it
 * began. A person is asked whether it is rather the end of the day; until then they are as they are written.
 */
export function placeEndOfDay(draft: Draft): void {
  const { profiles } = draft.known;
  const begin = profiles.find((profile) => draft.decisions.get(profile)?.role === 'at');
  const ends = columnsOf(draft, RESOLVED);
  const [end] = ends;
  if (!begin || !end || !ends.every((profile) => areDays(draft, profile))) return;
  const rows = rowsOfOneDay(draft, begin, end);
  if (rows === 0) return;
  const chosen = draft.ask({
    id: 'end-of-day',
    code: 'ASK_END_OF_DAY',
    params: { column: nameOf(end), other: nameOf(begin), rows },
    columns: [end.name],
    options: ['start', 'end'].map((value) => ({ value, params: { as: value }, example: null })),
    chosen: 'start',
  });
  if (chosen !== 'end') return;
  for (const field of COMPARED) {
    const date = draft.fields[field];
    if (date === undefined || !columnsOf(draft, field).every((one) => areDays(draft, one)))
      continue;
    draft.fields[field] = { addSeconds: { date, seconds: { constant: LAST_SECOND } } };
  }
}

/** The columns that a field of the case is taken from. */
function columnsOf({ known, decisions }: Draft, field: string): Profile[] {
  return known.profiles.filter((profile) => decisions.get(profile)?.target === `fields.${field}`);
}

/** Whether a column has days only, also where each of them is written with a midnight. */
function areDays({ known }: Draft, profile: Profile): boolean {
  const at = known.dated.get(profile)?.reading.at ?? [];
  return at.length > 0 && at.every((one) => Number.isNaN(one) || one % DAY_MS === 0);
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
