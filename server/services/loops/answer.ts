import { mayLead } from '#db/queries/loop-moves.ts';
import type { LoopFilters, LoopStory } from '#db/queries/loops.ts';
import { departmentsOf } from '#db/queries/visible.ts';
import type { Repository } from '#db/store/store.ts';
import type {
  LoopAnswer,
  LoopCountsAnswer,
  LoopCountsQuery,
  LoopsAnswer,
  LoopsQuery,
} from '../../contract/loops.ts';
import { SEVERITIES } from '../../domain/alerts/signal.ts';
import { latestReading } from '../../domain/loops/clocks.ts';
import type { EffectVerdict } from '../../domain/loops/effect/question.ts';
import { gateFacts, missingFor } from '../../domain/loops/gates.ts';
import type { LoopAction, Obstacle } from '../../domain/loops/loop.ts';
import { valueAtStake } from '../../domain/loops/stake.ts';
import { LOOP_MOVES, LOOP_STATES, loopAfter } from '../../domain/loops/state.ts';
import { AppError } from '../../domain/problem.ts';
import { formatDay } from '../../domain/time/day.ts';
import { codeOf } from '../alerts/codes.ts';
import { metricNameOf } from '../alerts/rule-info.ts';
import { openNumber, sealPlace } from '../cursor.ts';
import { listed } from '../listed.ts';
import type { Reference } from '../organisation/reference.ts';
import { evidenceOf } from './evidence.ts';
import { lineInfo } from './line-info.ts';
import { loopInfo } from './loop-info.ts';
import type { LoopTelling } from './telling.ts';
import { instant, instantOrNull } from '../instant.ts';

const PAGE = 50;

/**
 * Loops the reader may read, the newest first, with the records behind them counted now.
 * @throws AppError REQUEST_INVALID for a state or severity there is not, DIMENSION_VALUE_UNKNOWN, CURSOR_INVALID
 */
export async function answerLoops(
  repository: Repository,
  telling: LoopTelling,
  { cursor, ...query }: LoopsQuery,
): Promise<LoopsAnswer> {
  const { moment, now } = telling;
  const filters = readLoopFilters(query, moment.reference, now);
  const before = cursor === undefined ? null : openNumber(cursor, query);
  const found = await repository.read('listLoops', { filters, before, limit: PAGE + 1 });
  const page = found.slice(0, PAGE);
  const counts = await evidenceOf(
    repository,
    moment,
    page.map(({ loop }) => loop),
  );
  const last = found.length > PAGE ? page.at(-1) : undefined;
  return {
    loops: page.map((one, i) => loopInfo(one, counts[i] ?? null, telling)),
    next: last ? sealPlace([last.loop.id], query) : null,
  };
}

/**
 * How many loops the reader may read, by state, and how many of them are late.
 * @throws AppError REQUEST_INVALID for a state or severity there is not, DIMENSION_VALUE_UNKNOWN
 */
export function countLoops(
  repository: Repository,
  { moment, now }: Pick<LoopTelling, 'moment' | 'now'>,
  query: LoopCountsQuery,
): Promise<LoopCountsAnswer> {
  const filters = readLoopFilters(query, moment.reference, now);
  return repository.read('countLoops', { filters, now });
}

function readLoopFilters(
  { state, severity, department, theme, sponsor, overdue }: LoopCountsQuery,
  { books }: Reference,
  now: number,
): LoopFilters {
  return {
    states: listed('state', state, LOOP_STATES),
    severities: listed('severity', severity, SEVERITIES),
    departments:
      department === undefined
        ? []
        : books.department.withBelow(codeOf(books.department, department)),
    themes: theme === undefined ? [] : books.theme.withBelow(codeOf(books.theme, theme)),
    sponsor: sponsor ?? null,
    overdueAt: overdue === undefined ? null : now,
  };
}

/** What is read of a loop before it is told or moved. @throws AppError NOT_FOUND { seen } */
export async function readStory(repository: Repository, id: number): Promise<LoopStory> {
  const story = await repository.read('readLoop', { id });
  if (!story) throw new AppError('NOT_FOUND', { seen: String(id) });
  return story;
}

/**
 * One loop with everything about it that the reader may read; `effect` = how its effect reads now, null = it cannot be read.
 * @throws AppError NOT_FOUND { seen }
 */
export async function answerLoop(
  repository: Repository,
  telling: LoopTelling,
  { story, effect }: { story: LoopStory; effect: EffectVerdict | null },
): Promise<LoopAnswer> {
  const { moment, who } = telling;
  const { loop, asked } = story;
  const [evidence = null] = await evidenceOf(repository, moment, [loop]);
  const own = departmentsOf(telling.viewer);
  const { plan, changedOn } = loop;
  return {
    loop: {
      ...loopInfo({ loop, asked }, evidence, telling),
      sponsorId: loop.sponsor,
      rootCause: loop.rootCause,
      decision: loop.decision,
      decidedBy: loop.decidedBy === null ? null : who(loop.decidedBy),
      plan: { ...plan, goalName: metricNameOf(plan.goal, moment.reference) },
      stake: loop.stake && { ...loop.stake },
      valueAtStake: loop.stake && evidence !== null ? valueAtStake(evidence, loop.stake) : null,
      changedOn: changedOn === null ? null : formatDay(changedOn),
      message: loop.message,
      affected: loop.affected,
      reached: loop.reached,
      unreachable: loop.unreachable,
      reading: {
        ...loop.reading,
        comparison: loop.reading.comparison && [...loop.reading.comparison],
      },
      readOn: changedOn === null ? null : formatDay(latestReading(changedOn, loop.reading)),
    },
    moves: mayLead(telling, loop) ? movesOf(story, { evidence, effect }) : [],
    steps: story.lines.map((line) => lineInfo(line, telling)),
    actions: story.actions.map((one) => actionInfo(one, telling)),
    obstacles: story.obstacles.map((one) => obstacleInfo(one, telling)),
    records: story.records.map((one) => ({ ...one })),
    hidden: story.hidden,
    reports: reportsInfo(story.reports, telling),
    mayWork:
      mayLead(telling, loop) ||
      own === 'all' ||
      asked.some(({ department }) => own.includes(department)),
  };
}

/** Moves the state allows, each with what it still lacks before anybody says anything more. */
function movesOf(
  { loop, actions, records, hidden }: LoopStory,
  { evidence, effect }: { evidence: number | null; effect: EffectVerdict | null },
): LoopAnswer['moves'] {
  const counted = (evidence ?? 0) + records.length + hidden;
  const facts = gateFacts(loop, actions, { evidence: counted, effect });
  return LOOP_MOVES.filter((move) => loopAfter(loop.state, move, loop.parkedFrom) !== null).map(
    (move) => ({ move, missing: missingFor(move, facts) }),
  );
}

function actionInfo(one: LoopAction, { who, moment }: LoopTelling): LoopAnswer['actions'][number] {
  return {
    seq: one.seq,
    phase: one.phase,
    title: one.title,
    owner: one.owner === null ? null : who(one.owner),
    ownerId: one.owner,
    dueOn: one.dueOn === null ? null : formatDay(one.dueOn),
    state: one.state,
    doneAt: instantOrNull(one.doneAt),
    isLate: one.state === 'open' && one.dueOn !== null && one.dueOn < moment.today,
  };
}

function reportsInfo(
  { shown, ...numbers }: LoopStory['reports'],
  { who, moment }: LoopTelling,
): LoopAnswer['reports'] {
  const { department: book } = moment.reference.books;
  return {
    ...numbers,
    shown: shown.map(({ id, text, department, frequency, receivedAt, outcome, ...one }) => ({
      id,
      text,
      department: department === null ? null : book.shown(department),
      frequency,
      receivedAt: instant(receivedAt),
      by: one.isProgram ? null : who(one.by),
      outcome,
      toldAt: instantOrNull(one.toldAt),
    })),
  };
}

function obstacleInfo(
  one: Obstacle,
  { who, moment, person }: LoopTelling,
): LoopAnswer['obstacles'][number] {
  const { department } = one;
  const isOpen = one.decidedAt === null;
  return {
    seq: one.seq,
    text: one.text,
    department: department === null ? null : moment.reference.books.department.shown(department),
    executive: who(one.executive),
    decideBy: formatDay(one.decideBy),
    decision: one.decision,
    decidedAt: instantOrNull(one.decidedAt),
    isLate: isOpen && one.decideBy < moment.today,
    mayDecide: isOpen && one.executive === person,
  };
}
