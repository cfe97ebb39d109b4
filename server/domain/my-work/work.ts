/**
 * What waits for a person: `answer` = a department of theirs was asked about a loop; `action` = one they own; `obstacle` = one they
 * decide; `step` = the next step of a loop their department leads, or a late one of a loop they sponsor; `follow_up` = a customer who was given to them; `alert` = one they promised to see to; `report` = one that nobody has
 * seen to.
 */
export const WORK_KINDS = [
  'obstacle',
  'answer',
  'step',
  'follow_up',
  'alert',
  'action',
  'report',
] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

/** Groups of what waits: its time is over, it ends today, it ends later or never. */
export const WORK_TIMES = ['late', 'today', 'later'] as const;
export type WorkTime = (typeof WORK_TIMES)[number];

/**
 * The group of what is due at an instant; `tomorrow` = the first instant of the organisation's next day. UTC ms; null = it has no
 * clock.
 */
export function workTime(dueAt: number | null, now: number, tomorrow: number): WorkTime {
  if (dueAt === null) return 'later';
  if (dueAt < now) return 'late';
  // What ends with the day is due at the next day's first instant.
  return dueAt <= tomorrow ? 'today' : 'later';
}

/** What is ordered: instants in UTC ms, null = it has no clock. */
type Ordered = {
  readonly kind: WorkKind;
  readonly dueAt: number | null;
  readonly id: number;
  readonly part: number | null;
};

/** The first due first, what has no clock last; of those due at once in the order of `WORK_KINDS`, then by number. */
export function byDue(a: Ordered, b: Ordered): number {
  const [first, second] = [a.dueAt ?? Infinity, b.dueAt ?? Infinity];
  // The difference of two infinities is no number.
  if (first !== second) return first < second ? -1 : 1;
  const kinds = WORK_KINDS.indexOf(a.kind) - WORK_KINDS.indexOf(b.kind);
  return kinds || a.id - b.id || (a.part ?? 0) - (b.part ?? 0);
}
