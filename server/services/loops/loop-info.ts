import { mayLead } from '#db/queries/loop-moves.ts';
import type { ListedLoop } from '#db/queries/loops.ts';
import { departmentsOf } from '#db/queries/visible.ts';
import type { AskedInfo, LoopInfo } from '../../contract/loops.ts';
import type { AskedDepartment, Loop } from '../../domain/loops/loop.ts';
import { isOpen } from '../../domain/loops/state.ts';
import { formatDay } from '../../domain/time/day.ts';
import { metricNameOf } from '../alerts/rule-info.ts';
import type { LoopTelling } from './telling.ts';
import { instant, instantOrNull } from '../instant.ts';

/** A loop as lists show it. `evidence` null = what it counts is gone. */
export function loopInfo(
  { loop, asked }: ListedLoop,
  evidence: number | null,
  telling: LoopTelling,
): LoopInfo {
  const { moment, who, now } = telling;
  const { books } = moment.reference;
  const { scope, verified, dueAt } = loop;
  return {
    id: loop.id,
    title: loop.title,
    severity: loop.severity,
    state: loop.state,
    parkedFrom: loop.parkedFrom,
    theme: loop.theme === null ? null : books.theme.shown(loop.theme),
    department: loop.department === null ? null : books.department.shown(loop.department),
    scope: {
      metric: scope.metric,
      metricName: metricNameOf(scope.metric, moment.reference),
      filters: [...scope.filters],
      from: formatDay(scope.from),
    },
    origin: { ...loop.origin },
    sponsor: loop.sponsor === null ? null : who(loop.sponsor),
    openedAt: instant(loop.openedAt),
    openedBy: loop.openedBy === null ? null : who(loop.openedBy),
    stateAt: instant(loop.stateAt),
    dueAt: instantOrNull(dueAt),
    isLate: isOpen(loop.state) && dueAt !== null && dueAt < now,
    closedAt: instantOrNull(loop.closedAt),
    reopened: loop.reopened,
    evidence,
    asked: asked.map((one) => askedInfo(one, loop, telling)),
    verified: verified && { ...verified, readOn: formatDay(verified.readOn) },
    mayLead: mayLead(telling, loop),
  };
}

/** An answer is for whoever leads the loop, and for those who gave it. */
function askedInfo(one: AskedDepartment, loop: Loop, telling: LoopTelling): AskedInfo {
  const { moment, who, now } = telling;
  const book = moment.reference.books.department;
  const own = departmentsOf(telling.viewer);
  const isOwn = own === 'all' || own.includes(one.department);
  const mayRead = isOwn || mayLead(telling, loop);
  return {
    department: book.shown(one.department),
    state: one.state,
    askedAt: instant(one.askedAt),
    acknowledgeBy: instant(one.acknowledgeBy),
    acknowledgedAt: instantOrNull(one.acknowledgedAt),
    acknowledgedBy: one.acknowledgedBy === null ? null : who(one.acknowledgedBy),
    answer: mayRead ? one.answer : null,
    answeredAt: instantOrNull(one.answeredAt),
    answeredBy: one.answeredBy === null ? null : who(one.answeredBy),
    handedTo: one.handedTo === null ? null : book.shown(one.handedTo),
    isLate: one.state === 'asked' && one.acknowledgeBy < now,
    mayAnswer: isOwn,
  };
}
