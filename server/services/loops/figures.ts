import type { LoopStanding } from '#db/queries/loop-figures.ts';
import { departmentsOf } from '#db/queries/visible.ts';
import type { Repository } from '#db/store/store.ts';
import type {
  ClosedInfo,
  LateInfo,
  LoopFigureInfo,
  LoopFiguresAnswer,
  LoopFiguresQuery,
} from '../../contract/loop-figures.ts';
import { businessTimeWithin } from '../../domain/alerts/business-clock.ts';
import type { FigureFacts } from '../../domain/loops/figures/facts.ts';
import type { FigureStretches, WorkedBetween } from '../../domain/loops/figures/read-figures.ts';
import {
  figureStretches,
  LOOP_FIGURES,
  readLoopFigures,
} from '../../domain/loops/figures/read-figures.ts';
import type { Late } from '../../domain/loops/late.ts';
import { OPEN_STATES } from '../../domain/loops/state.ts';
import { AppError } from '../../domain/problem.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Period } from '../../domain/time/period.ts';
import { bucketOf, bucketsOf } from '../../domain/time/period.ts';
import { metricNameOf } from '../alerts/rule-info.ts';
import { instant } from '../instant.ts';
import { readFilters } from '../metrics/filters.ts';
import { knownMetric } from '../metrics/metric-refs.ts';
import { readPeriod } from '../metrics/question.ts';
import type { Reference } from '../organisation/reference.ts';
import type { LoopTelling } from './telling.ts';

/** Late ones and closed ones that are told; the others are counted. */
const MOST = 5;

/**
 * How the loops stand now, what came of them in the quarter, and the figures of a period, of the loops the reader may read.
 * @throws AppError DATE_INVALID, PERIOD_REVERSED, PERIOD_TOO_LONG, DIMENSION_VALUE_UNKNOWN, ACCESS_DENIED for a department that is not the reader's
 */
export async function answerLoopFigures(
  repository: Repository,
  telling: LoopTelling,
  query: LoopFiguresQuery,
): Promise<LoopFiguresAnswer> {
  const { moment, now } = telling;
  const { reference } = moment;
  const { zone } = reference;
  const period = readPeriod(query.from, query.to);
  const departments = whoseLoops(query.department, telling);
  const quarter = quarterOf(period.to - 1);
  const instants = ({ from, to }: Period) => ({
    from: zone.startOfDay(from),
    to: zone.startOfDay(to),
  });
  const stretches = figureStretches(instants(period), now);
  const facts = await repository.read('readFigureFacts', stretches);
  const standing = await repository.read('readLoopStanding', {
    departments,
    closed: instants(quarter),
  });
  const late = await repository.read('listLate', { now, departments });
  const known: Known = { facts, stretches, worked: workedBetween(facts, reference, now) };
  return {
    from: formatDay(period.from),
    to: formatDay(period.to),
    whose: departments && shownGroups(departments, reference),
    open: openByState(standing),
    late: {
      count: late.length,
      items: late
        .toSorted((a, b) => a.at - b.at)
        .slice(0, MOST)
        .map((one) => lateInfo(one, telling)),
    },
    quarter: {
      from: formatDay(quarter.from),
      to: formatDay(quarter.to),
      count: standing.closed.length,
      items: standing.closed.slice(0, MOST).map((one) => closedInfo(one, reference)),
    },
    figures: figuresOf(known, departments && new Set(departments)),
    departments: departmentRows({ known, standing, late, departments }, reference),
  };
}

/** Codes of the departments whose loops are told; null = everybody's. */
function whoseLoops(asked: string | undefined, { moment, viewer }: LoopTelling): number[] | null {
  const own = departmentsOf(viewer);
  if (asked === undefined) return own === 'all' ? null : [...own];
  const { dimensions } = readFilters([`department=${asked}`], moment.reference);
  const codes = dimensions.flatMap((one) => one.codes);
  // Of others' loops one sees only some: what these say would be no figure of theirs.
  if (own !== 'all' && codes.some((code) => !own.includes(code))) {
    throw new AppError('ACCESS_DENIED');
  }
  return codes;
}

function quarterOf(day: number): Period {
  const from = bucketOf(day, 'quarter', 'sun');
  // A quarter has at most 92 days.
  const [whole] = bucketsOf({ from, to: from + 93 }, 'quarter', 'sun');
  return whole ?? { from, to: from + 1 };
}

/** The working clock over all that was asked and acknowledged. */
function workedBetween(
  { asks }: FigureFacts,
  { zone, organisation }: Reference,
  now: number,
): WorkedBetween {
  const { workingHours: hours, weekend, holidays } = organisation;
  const from = asks.reduce((least, { askedAt }) => Math.min(least, askedAt), now);
  return businessTimeWithin({ from, to: now }, { zone, hours, weekend, holidays });
}

type Known = { facts: FigureFacts; stretches: FigureStretches; worked: WorkedBetween };

function figuresOf(
  { facts, stretches, worked }: Known,
  departments: ReadonlySet<number | null> | null,
): LoopFigureInfo[] {
  const figures = readLoopFigures(facts, stretches, { departments, worked });
  return LOOP_FIGURES.map((id) => ({ id, ...figures[id] }));
}

function openByState({ open }: LoopStanding): LoopFiguresAnswer['open'] {
  const counted = (state: (typeof OPEN_STATES)[number]) =>
    open.reduce((sum, one) => sum + (one.state === state ? one.n : 0), 0);
  // Every state gets its count.
  return Object.fromEntries(
    OPEN_STATES.map((state) => [state, counted(state)]),
  ) as LoopFiguresAnswer['open'];
}

function lateInfo(one: Late, { who, moment }: LoopTelling): LateInfo {
  const { loop, title, what, department, person, at } = one;
  const { books } = moment.reference;
  return {
    loop,
    title,
    what,
    department: department === null ? null : books.department.shown(department),
    person: person === null ? null : who(person),
    since: instant(at),
  };
}

function closedInfo(
  { id, title, department, metric, verified }: LoopStanding['closed'][number],
  reference: Reference,
): ClosedInfo {
  const { effect, low, high } = verified;
  return {
    loop: id,
    title,
    department: department === null ? null : reference.books.department.shown(department),
    metricName: metricNameOf(metric, reference),
    unit: knownMetric(metric, reference.instruments)?.definition.unit ?? null,
    effect,
    low,
    high,
  };
}

function shownGroups(codes: readonly number[], { books }: Reference) {
  const book = books.department;
  return [...new Set(codes.map((code) => book.shownAs(code)))].map((code) => book.group(code));
}

/** A row for every department, as it is shown, that leads a loop or was asked about one. */
function departmentRows(
  all: {
    known: Known;
    standing: LoopStanding;
    late: readonly Late[];
    departments: number[] | null;
  },
  { books }: Reference,
): LoopFiguresAnswer['departments'] {
  const { known, standing, late, departments } = all;
  const book = books.department;
  const { begun, closings, tellings, asks } = known.facts;
  const met = [
    ...[...begun, ...closings, ...tellings, ...standing.open].map((one) => one.department),
    ...asks.map((one) => one.department),
    ...late.map((one) => one.department),
  ];
  const mine = met.filter(
    (code) => departments === null || (code !== null && departments.includes(code)),
  );
  const shown = new Set(mine.map((code) => (code === null ? null : book.shownAs(code))));
  return [...shown]
    .map((code) => {
      const codes = new Set<number | null>(code === null ? [null] : book.merged(code));
      const isOf = ({ department }: { department: number | null }) => codes.has(department);
      return {
        department: code === null ? null : book.group(code),
        open: standing.open.filter(isOf).reduce((sum, { n }) => sum + n, 0),
        late: late.filter(isOf).length,
        figures: figuresOf(known, codes),
      };
    })
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)));
}

/** The CX team's own loops stand last. */
function nameOf({ department }: { department: { name: { en: string } } | null }): string {
  return department?.name.en ?? '\uFFFF';
}
