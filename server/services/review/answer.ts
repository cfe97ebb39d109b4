import type { Looked, ReadItem } from '#db/queries/review.ts';
import type { Repository } from '#db/store/store.ts';
import type {
  ReviewAnswer,
  ReviewExceptionInfo,
  ReviewItemInfo,
  ReviewQuery,
} from '../../contract/review.ts';
import type { Subject } from '../../domain/review/exception.ts';
import { subjectKey } from '../../domain/review/exception.ts';
import { AMENDMENTS, amendFault } from '../../domain/review/promise.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { AlertTelling } from '../alerts/alert-info.ts';
import { alertInfo } from '../alerts/alert-info.ts';
import { instant, instantOrNull } from '../instant.ts';
import type { Moment } from '../organisation/reference.ts';
import { reviewWeek } from './week.ts';

/** What reviews are told with: the clock, and what alerts in them are told with. */
export type ReviewTelling = {
  moment: Moment;
  alerts: AlertTelling;
  now: number;
  reader: ReviewReader;
};

/** Who reads a review: the id of a person, and whether they may put right what others decided. */
export type ReviewReader = { person: string; isOfficer: boolean };

/**
 * The review of a week as the reader may see it.
 * @throws AppError DATE_INVALID, SETTING_INVALID for a week that has not begun
 */
export async function answerReview(
  repository: Repository,
  telling: ReviewTelling,
  query: ReviewQuery,
): Promise<ReviewAnswer> {
  const { moment, now } = telling;
  const at = reviewWeek(moment, query.week);
  const review = await repository.read('readReview', { ...at, now });
  const standing = review.items.filter(({ state }) => state !== 'withdrawn');
  const decided = new Map(standing.map((item) => [subjectKey(item), item.id]));
  const item = (one: ReadItem) => itemInfo(one, telling);
  return {
    week: { from: formatDay(at.week), to: formatDay(at.week + 7) },
    isCurrent: at.isCurrent,
    promises: review.promises.map(item),
    exceptions: review.exceptions.map((one): ReviewExceptionInfo => ({
      ...subjectInfo(one, telling),
      severity: one.severity,
      since: instant(one.since),
      item: decided.get(subjectKey(one)) ?? null,
    })),
    left: review.left,
    items: review.items.map(item),
  };
}

function itemInfo(one: ReadItem, telling: ReviewTelling): ReviewItemInfo {
  const { moment, alerts, reader } = telling;
  const { who } = alerts;
  const { week } = reviewWeek(moment);
  const isTheirs = one.by === reader.person || reader.isOfficer;
  return {
    ...subjectInfo(one, telling),
    id: one.id,
    week: formatDay(one.week),
    decision: one.decision,
    owner: who(one.owner),
    ownerId: one.owner,
    dueOn: formatDay(one.dueOn),
    by: who(one.by),
    at: instant(one.at),
    moves: one.moves,
    state: one.state,
    reason: one.reason,
    judgedBy: one.judgedBy === null ? null : who(one.judgedBy),
    judgedAt: instantOrNull(one.judgedAt),
    isLate: one.state === 'open' && one.dueOn < moment.today,
    mayAmend: AMENDMENTS.filter((kind) => isTheirs && amendFault(one, kind, { week }) === null),
    before: one.lines.map(({ kind, by, at, decision, owner, dueOn }) => ({
      kind,
      decision,
      by: who(by),
      at: instant(at),
      owner: who(owner),
      dueOn: formatDay(dueOn),
    })),
  };
}

function subjectInfo(
  one: Subject & Looked & { department: number | null },
  { moment, alerts }: ReviewTelling,
) {
  const { kind, about, which, department, loop, alert, obstacle } = one;
  const book = moment.reference.books.department;
  return {
    kind,
    about,
    which,
    department: department === null ? null : book.shown(department),
    loop,
    // Of a single record only that there is one is told here; its page tells more to whoever may read it.
    alert: alert && alertInfo(alert, alerts, false),
    obstacle,
  };
}
