import { RECONTACT_DAYS } from '../counters/contribute/case.ts';
import { firstContacts, isMeeting, isSameMeeting, sameTheme } from '../links/link-facts.ts';
import { DAY_MS } from '../time/day.ts';
import type { TimelineMark, TimelineStep } from './step.ts';
import { longWaits } from './waits.ts';

/** The customer came back within this many days: the window of the re-contact metrics. */
export const REPEAT_DAYS = RECONTACT_DAYS;

/**
 * The marks of each step, in the order of `steps`, which must be in the order of time. `otherSigns` are instants (UTC ms)
 * at which something else happened to the customer of which no more is known: they end a wait and mark nothing.
 * Depends on nothing but what is given, so that marks tell no more than the steps that are shown.
 */
export function timelineMarks(
  steps: readonly TimelineStep[],
  otherSigns: readonly number[],
  now: number,
): TimelineMark[][] {
  const beginnings = firstContacts(steps);
  const lastOfCase = new Map<string, TimelineStep>();
  const marks = steps.map((step, i): TimelineMark[] => {
    if (!isMeeting(step)) return [];
    const earlier = meetingBefore(steps, i, beginnings);
    const ownCase = caseKey(step);
    const before = (ownCase === null ? undefined : lastOfCase.get(ownCase)) ?? earlier;
    if (ownCase !== null) lastOfCase.set(ownCase, step);
    const repeat: TimelineMark[] = earlier ? [{ kind: 'repeat', since: earlier.at }] : [];
    return [...handoffs(before, step), ...repeat];
  });
  for (const wait of longWaits(steps, otherSigns, now)) {
    const place = steps.findLastIndex(({ at }) => at <= wait.from);
    marks[place]?.push({ kind: 'wait', ...wait });
  }
  return marks;
}

/** The nearest earlier meeting about the same thing within the window; null when there is none. */
function meetingBefore(
  steps: readonly TimelineStep[],
  place: number,
  beginnings: ReturnType<typeof firstContacts>,
): TimelineStep | null {
  const step = steps[place];
  if (!step) return null;
  for (let i = place - 1; i >= 0; i--) {
    const other = steps[i];
    if (!other || step.at - other.at > REPEAT_DAYS * DAY_MS) return null;
    if (!isMeeting(other) || !sameTheme(step, other)) continue;
    if (!isSameMeeting(step, other, beginnings)) return other;
  }
  return null;
}

function caseKey({ kind, source, externalId, caseId }: TimelineStep): string | null {
  const id = kind === 'case' ? externalId : caseId;
  return id === null ? null : `${source}|${id}`;
}

function handoffs(before: TimelineStep | null, step: TimelineStep): TimelineMark[] {
  if (!before) return [];
  return (['department', 'channel'] as const).flatMap((what) => {
    const [from, to] = [before[what], step[what]];
    return from !== 0 && to !== 0 && from !== to
      ? [{ kind: 'handoff' as const, what, from, to }]
      : [];
  });
}
