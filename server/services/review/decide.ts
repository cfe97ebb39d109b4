import type { Decision, SaidOutcome } from '#db/queries/review-work.ts';
import type { LoopPeople } from '../../contract/loops.ts';
import type { ReviewCorrection, ReviewDecision, ReviewOutcome } from '../../contract/review.ts';
import { AppError } from '../../domain/problem.ts';
import type { Subject } from '../../domain/review/exception.ts';
import { redact } from '../../domain/text/redact.ts';
import { formatDay, parseDay } from '../../domain/time/day.ts';
import { refuseUnknown } from '../loops/named.ts';
import type { Moment } from '../organisation/reference.ts';

/** Nothing is promised for later than this many days from today. */
const LONGEST_DAYS = 366;

/**
 * Reads what is decided about an exception. What people write is redacted as records' texts are.
 * @throws AppError SETTING_INVALID for an owner nobody knows or a day that cannot be, DATE_INVALID
 */
export function readDecision(
  { kind, about, which, decision, owner, dueOn }: ReviewDecision,
  { moment, people }: { moment: Moment; people: LoopPeople },
): { subject: Subject; decided: Decision } {
  const said = { decision, owner, dueOn };
  return { subject: { kind, about, which }, decided: readCorrection(said, { moment, people }) };
}

/** Reads what is decided instead. @throws AppError as `readDecision` */
export function readCorrection(
  { decision, owner, dueOn }: ReviewCorrection,
  { moment, people }: { moment: Moment; people: LoopPeople },
): Decision {
  refuseUnknown(people, 'owner', owner);
  return { decision: redact(decision), owner, dueOn: readDue(dueOn, moment) };
}

/** Reads what became of a promise. @throws AppError SETTING_INVALID for a day that cannot be, DATE_INVALID */
export function readOutcome(said: ReviewOutcome, moment: Pick<Moment, 'today'>): SaidOutcome {
  switch (said.outcome) {
    case 'kept':
      return said;
    case 'not_kept':
      return { outcome: 'not_kept', reason: said.reason === null ? null : redact(said.reason) };
    case 'moved': {
      const { outcome, reason, dueOn } = said;
      return { outcome, reason: redact(reason), dueOn: readDue(dueOn, moment) };
    }
  }
}

function readDue(text: string, { today }: Pick<Moment, 'today'>): number {
  const day = parseDay(text);
  const latest = today + LONGEST_DAYS;
  if (day >= today && day <= latest) return day;
  const expected = `${formatDay(today)} … ${formatDay(latest)}`;
  throw new AppError('SETTING_INVALID', { setting: 'dueOn', seen: text, expected });
}
