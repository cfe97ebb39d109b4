import type { FollowUpFilters, FollowUpPlace, ListedFollowUp } from '#db/queries/follow-ups.ts';
import type { FollowUpLine } from '#db/queries/follow-up-rows.ts';
import type { Repository } from '#db/store/store.ts';
import type {
  FollowUpAnswer,
  FollowUpFigures,
  FollowUpFiguresQuery,
  FollowUpInfo,
  FollowUpsAnswer,
  FollowUpsQuery,
} from '../../contract/follow-ups.ts';
import { figuresOf } from '../../domain/follow-ups/figures.ts';
import { FOLLOW_UP_DEEDS, FOLLOW_UP_STATES, followUpAfter } from '../../domain/follow-ups/state.ts';
import { AppError } from '../../domain/problem.ts';
import { formatDay, parseDay } from '../../domain/time/day.ts';
import { zoneOf } from '../../domain/time/zone.ts';
import { codeOf } from '../alerts/codes.ts';
import { cursorInvalid, openPlace, sealPlace } from '../cursor.ts';
import { instant, instantOrNull } from '../instant.ts';
import { listed } from '../listed.ts';
import type { LoopTelling } from '../loops/telling.ts';
import type { Reference } from '../organisation/reference.ts';
import { recordItem } from '../records/item.ts';

const PAGE = 50;
/** Weeks of which figures are told where nothing else is asked. */
const FIGURE_DAYS = 13 * 7;

/**
 * Follow-ups the reader may read, what is due first.
 * @throws AppError REQUEST_INVALID for a state there is not, DIMENSION_VALUE_UNKNOWN, CURSOR_INVALID
 */
export async function answerFollowUps(
  repository: Repository,
  telling: LoopTelling,
  { cursor, ...query }: FollowUpsQuery,
): Promise<FollowUpsAnswer> {
  const { moment, now, person: reader } = telling;
  const filters = filtersOf(query, telling, moment.reference);
  const after = cursor === undefined ? null : placeIn(cursor, query);
  const found = await repository.read('listFollowUps', {
    filters,
    after,
    limit: PAGE + 1,
    now,
    reader,
  });
  const page = found.followUps.slice(0, PAGE);
  const last = found.followUps.length > PAGE ? page.at(-1)?.followUp : undefined;
  return {
    followUps: page.map((one) => followUpInfo(one, telling)),
    counts: found.counts,
    overdue: found.overdue,
    next: last ? sealPlace([last.dueAt, last.id], query) : null,
  };
}

function filtersOf(
  { state, department, owner, overdue }: Omit<FollowUpsQuery, 'cursor'>,
  { person, now }: LoopTelling,
  { books }: Reference,
): FollowUpFilters {
  return {
    states: listed('state', state, FOLLOW_UP_STATES),
    departments: departmentsIn(department, books),
    owner: owner === undefined ? null : owner === 'me' ? person : '',
    overdueAt: overdue === undefined ? null : now,
  };
}

function departmentsIn(key: string | undefined, { department }: Reference['books']): number[] {
  return key === undefined ? [] : department.withBelow(codeOf(department, key));
}

function placeIn(cursor: string, question: unknown): FollowUpPlace {
  const [dueAt, id] = openPlace(cursor, question);
  const isDue = dueAt === null || (typeof dueAt === 'number' && Number.isSafeInteger(dueAt));
  if (!isDue || typeof id !== 'number' || !Number.isSafeInteger(id)) throw cursorInvalid(cursor);
  return { dueAt, id };
}

/** One follow-up with its timeline. @throws AppError NOT_FOUND { seen } */
export async function answerFollowUp(
  repository: Repository,
  telling: LoopTelling,
  id: number,
): Promise<FollowUpAnswer> {
  const story = await repository.read('readFollowUp', { id, reader: telling.person });
  if (!story) throw new AppError('NOT_FOUND', { seen: String(id) });
  const { state } = story.followUp;
  return {
    followUp: followUpInfo(story, telling),
    lines: story.lines.map((line) => lineInfo(line, telling)),
    deeds: FOLLOW_UP_DEEDS.filter((deed) => followUpAfter(state, deed) !== null),
  };
}

/**
 * How the follow-ups of a time go, of those the reader may read.
 * @throws AppError DIMENSION_VALUE_UNKNOWN, REQUEST_INVALID where the days are no period
 */
export async function answerFigures(
  repository: Repository,
  { moment, now, person: reader }: LoopTelling,
  { department, from, to }: FollowUpFiguresQuery,
): Promise<FollowUpFigures> {
  const { books, calendar } = moment.reference;
  const end = to === undefined ? moment.today + 1 : parseDay(to);
  const start = from === undefined ? end - FIGURE_DAYS : parseDay(from);
  if (start >= end) {
    throw new AppError('REQUEST_INVALID', {
      field: 'from',
      seen: formatDay(start),
      expected: `< ${formatDay(end)}`,
    });
  }
  const zone = zoneOf(calendar.zone);
  const followed = await repository.read('readFollowed', {
    from: zone.startOfDay(start),
    to: zone.startOfDay(end),
    departments: departmentsIn(department, books),
    reader,
  });
  return { from: formatDay(start), to: formatDay(end), ...figuresOf(followed, now) };
}

function followUpInfo(
  { followUp, row }: ListedFollowUp,
  { moment, who, now, person }: LoopTelling,
): FollowUpInfo {
  const { department, owner, state, outcome, hold, tries, dueAt } = followUp;
  const { reference } = moment;
  return {
    id: followUp.id,
    answer: row && recordItem('response', row, reference),
    department: department === null ? null : reference.books.department.shown(department),
    owner: owner === null ? null : who(owner),
    isMine: owner === person,
    state,
    outcome,
    hold,
    tries,
    openedAt: instant(followUp.openedAt),
    promisedAt: instant(followUp.promisedAt),
    dueAt: instantOrNull(dueAt),
    isLate: dueAt !== null && dueAt < now,
    contactedAt: instantOrNull(followUp.contactedAt),
    closedAt: instantOrNull(followUp.closedAt),
    reopened: followUp.reopened,
  };
}

function lineInfo(
  { seq, at, kind, by, note, to }: FollowUpLine,
  { moment, who }: LoopTelling,
): FollowUpAnswer['lines'][number] {
  const { department } = moment.reference.books;
  return {
    seq,
    at: instant(at),
    kind,
    by: by === null ? null : who(by),
    note,
    person: kind === 'give' && to !== null ? who(to) : null,
    department: kind === 'hand_over' && to !== null ? department.group(Number(to)) : null,
  };
}
