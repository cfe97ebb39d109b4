import type { TimelinePlace, TimelineStepFound } from '#db/queries/customer-timeline.ts';
import { COLUMN } from '#db/queries/record-row.ts';
import type { Repository } from '#db/store/store.ts';
import type {
  TimelineAnswer,
  TimelineMarkAnswer,
  TimelineQuery,
  TimelineStepAnswer,
} from '../../contract/customers.ts';
import { TIMELINE_PAGE_LIMIT } from '../../contract/customers.ts';
import { CHANNEL_KINDS, NOT_GIVEN } from '../../domain/dimensions.ts';
import { isErased } from '../../domain/erasure/anonymous.ts';
import { AppError } from '../../domain/problem.ts';
import { idOfPath } from '../../domain/records/path-id.ts';
import { REPEAT_DAYS } from '../../domain/timeline/marks.ts';
import type { TimelineMark } from '../../domain/timeline/step.ts';
import { WAIT_DAYS } from '../../domain/timeline/waits.ts';
import { formatDay } from '../../domain/time/day.ts';
import { cursorInvalid, openPlace, sealPlace } from '../cursor.ts';
import type { Moment, Reference } from '../organisation/reference.ts';
import { placeOfParts, placeParts } from '../records/cursor.ts';
import { recordItem } from '../records/item.ts';
import { readLimit } from '../records/limit.ts';

/**
 * Answers `GET /api/customers/{customer}`.
 * @throws AppError NOT_FOUND { seen } for a customer who is not there, and in the same words for one of whom the caller
 * may read nothing; CUSTOMER_TOO_LARGE { limit }
 */
export async function answerTimeline(
  repository: Repository,
  { reference, pulse, now }: Moment,
  part: string,
  query: TimelineQuery,
): Promise<TimelineAnswer> {
  const customer = idOfPath(part);
  // What stands in place of erased customers is nobody's name.
  if (isErased(customer)) throw new AppError('NOT_FOUND', { seen: customer });
  const sort = query.sort ?? 'oldest';
  const question = { customer, sort };
  const found = await repository.read('customerTimeline', {
    customer,
    sort,
    after: query.cursor === undefined ? null : readPlace(query.cursor, question),
    limit: readLimit(query.limit, TIMELINE_PAGE_LIMIT),
    now,
  });
  if (!found) throw new AppError('NOT_FOUND', { seen: customer });
  const { total, hidden, steps, next } = found;
  return {
    customer,
    zone: reference.calendar.zone,
    total,
    hidden,
    rules: { waitDays: WAIT_DAYS, repeatDays: REPEAT_DAYS },
    incomplete: pulse.linking,
    steps: othersByKind(steps.map((step) => stepAnswer(step, reference, now))),
    next: next && sealPlace([next.day, next.after && placeParts(next.after)], question),
  };
}

function readPlace(text: string, question: unknown): TimelinePlace {
  const [day, parts] = openPlace(text, question);
  if (!Number.isSafeInteger(day)) throw cursorInvalid(text);
  const after = Array.isArray(parts) ? placeOfParts(parts) : null;
  if (parts !== null && !after) throw cursorInvalid(text);
  return { day: Number(day), after };
}

function stepAnswer(
  { day, channel, record, marks }: TimelineStepFound,
  reference: Reference,
  now: number,
): TimelineStepAnswer {
  const { values } = reference.books.channel;
  const shown = reference.books.channel.shownAs(channel);
  return {
    day: formatDay(day),
    channelKind:
      channel === NOT_GIVEN ? null : (values.find(({ code }) => code === shown)?.kind ?? null),
    record: record && recordItem(record.kind, record.row, reference),
    marks: marks.flatMap((mark) =>
      markAnswer(mark, Number(record?.row[COLUMN.at]), reference, now),
    ),
  };
}

/**
 * The steps with those of others on one day, which stand together, in the order of their kinds: the order of their channels
 * would tell channels of one kind apart.
 */
function othersByKind(steps: readonly TimelineStepAnswer[]): TimelineStepAnswer[] {
  let group = 0;
  const grouped = steps.map((step, i) => {
    const before = steps[i - 1];
    if (before?.record !== null || step.record || before.day !== step.day) group++;
    const { channelKind } = step;
    return { step, group, kind: channelKind === null ? -1 : CHANNEL_KINDS.indexOf(channelKind) };
  });
  return grouped.toSorted((a, b) => a.group - b.group || a.kind - b.kind).map(({ step }) => step);
}

function markAnswer(
  mark: TimelineMark,
  at: number,
  reference: Reference,
  now: number,
): TimelineMarkAnswer[] {
  const dayOf = (instant: number): string => formatDay(reference.zone.dayOf(instant));
  const seconds = (from: number, to: number): number => Math.round((to - from) / 1000);
  switch (mark.kind) {
    case 'handoff': {
      const book = reference.books[mark.what];
      const [from, to] = [book.shownAs(mark.from), book.shownAs(mark.to)];
      // Two values that were merged are one.
      if (from === to) return [];
      return [{ ...mark, from: book.group(from), to: book.group(to) }];
    }
    case 'repeat':
      return [{ kind: 'repeat', since: dayOf(mark.since), seconds: seconds(mark.since, at) }];
    case 'wait': {
      const { from, to } = mark;
      return [
        {
          kind: 'wait',
          from: dayOf(from),
          to: to === null ? null : dayOf(to),
          seconds: seconds(from, to ?? now),
        },
      ];
    }
  }
}
