import type { Ask, BegunLoop, Closing, FigureFacts, Telling } from './facts.ts';
import type { Figure, Least } from './figure.ts';
import { medianFigure, shareFigure } from './figure.ts';

/** The figures of loops, in the order they are shown; each is defined in server/domain/metrics/catalogue/loop-figures.ts. */
export const LOOP_FIGURES = [
  'loop_closure_rate',
  'loop_closure_time',
  'loop_told_rate',
  'loop_hold_rate',
  'loop_answer_rate',
  'loop_share_coverage',
  'loop_acknowledge_time',
] as const;
export type LoopFigureId = (typeof LOOP_FIGURES)[number];

/** Fewest loops or questions, and customers, that a figure is shown and judged from (METRICS.md section 2). */
export const LEAST: Readonly<Record<'loops' | 'customers', Least>> = {
  loops: { show: 5, judge: 20 },
  customers: { show: 10, judge: 30 },
};

const WEEK_MS = 7 * 86_400_000;
/**
 * Weeks a loop has to be verified. The clocks of the least grave kind are 13 weeks of working days, its effect is read over 9 more,
 * and a week is left to say so: what keeps its clocks is in time.
 */
export const CLOSURE_WEEKS = 26;
/** Weeks a loop is looked at after it was closed. */
export const HOLD_WEEKS = 13;

/** Instants `[from, to)`, UTC ms. */
type Stretch = { readonly from: number; readonly to: number };

/** Stretches in which things must have happened to be in the figures of a period. */
export type FigureStretches = Readonly<Record<keyof FigureFacts, Stretch>>;

/**
 * What is in the figures of a period is what could be found out in it: loops whose weeks to be verified ended then, closings whose
 * weeks to hold ended then, what was told then, and questions whose time to acknowledge ended then. What has not ended now is out.
 */
export function figureStretches({ from, to }: Stretch, now: number): FigureStretches {
  const ended = { from, to: Math.max(from, Math.min(to, now)) };
  const before = (weeks: number) => ({
    from: ended.from - weeks * WEEK_MS,
    to: ended.to - weeks * WEEK_MS,
  });
  return {
    begun: before(CLOSURE_WEEKS),
    closings: before(HOLD_WEEKS),
    tellings: ended,
    asks: ended,
  };
}

/** Working milliseconds between two instants. */
export type WorkedBetween = (from: number, to: number) => number;

/**
 * All figures of what lies in the stretches, which the facts may exceed. `departments` = codes: loops they lead (null among them: the CX
 * team), and questions to them; null = everything.
 */
export function readLoopFigures(
  facts: FigureFacts,
  stretches: FigureStretches,
  asked: { departments: ReadonlySet<number | null> | null; worked: WorkedBetween },
): Record<LoopFigureId, Figure> {
  const { departments, worked } = asked;
  const isOf = (code: number | null) => departments === null || departments.has(code);
  const within = <T>(all: readonly T[], at: (one: T) => number, { from, to }: Stretch) =>
    all.filter((one) => from <= at(one) && at(one) < to);
  const begun = within(facts.begun, (one) => one.openedAt, stretches.begun).filter(
    (one) => isOf(one.department) && !isRejectedInTime(one),
  );
  const closings = within(facts.closings, (one) => one.verifiedAt, stretches.closings).filter(
    (one) => isOf(one.department),
  );
  const tellings = within(facts.tellings, (one) => one.toldAt, stretches.tellings).filter((one) =>
    isOf(one.department),
  );
  const asks = within(facts.asks, (one) => one.acknowledgeBy, stretches.asks);
  const toThem = asks.filter((one) => isOf(one.department));
  return {
    loop_closure_rate: closureRate(begun),
    loop_closure_time: closureTime(begun),
    loop_told_rate: toldRate(tellings),
    loop_hold_rate: holdRate(closings),
    loop_answer_rate: answerRate(toThem),
    loop_share_coverage: shareCoverage(asks.filter((one) => isOf(one.lead))),
    loop_acknowledge_time: acknowledgeTime(toThem, worked),
  };
}

function isRejectedInTime({ openedAt, rejectedAt }: BegunLoop): boolean {
  return rejectedAt !== null && rejectedAt <= openedAt + CLOSURE_WEEKS * WEEK_MS;
}

function isVerifiedInTime({ openedAt, verifiedAt }: BegunLoop): boolean {
  return verifiedAt !== null && verifiedAt <= openedAt + CLOSURE_WEEKS * WEEK_MS;
}

function closureRate(begun: readonly BegunLoop[]): Figure {
  return shareFigure({ hits: begun.filter(isVerifiedInTime).length, n: begun.length }, LEAST.loops);
}

function closureTime(begun: readonly BegunLoop[]): Figure {
  const times = begun.map(({ openedAt, verifiedAt }) =>
    verifiedAt === null ? null : Math.max(0, verifiedAt - openedAt) / 1000,
  );
  return medianFigure(times, LEAST.loops);
}

function toldRate(tellings: readonly Telling[]): Figure {
  let [hits, n] = [0, 0];
  for (const { reached, affected } of tellings) {
    hits += Math.min(reached, affected);
    n += affected;
  }
  return shareFigure({ hits, n }, LEAST.customers);
}

function holdRate(closings: readonly Closing[]): Figure {
  const held = closings.filter(
    ({ verifiedAt, reopenedAt }) =>
      reopenedAt === null || reopenedAt > verifiedAt + HOLD_WEEKS * WEEK_MS,
  );
  return shareFigure({ hits: held.length, n: closings.length }, LEAST.loops);
}

function answerRate(asks: readonly Ask[]): Figure {
  const standing = asks.filter(({ isHandedOver }) => !isHandedOver);
  const hits = standing.filter(({ isAnswered }) => isAnswered).length;
  return shareFigure({ hits, n: standing.length }, LEAST.loops);
}

/** A loop counts when every department that was asked said in time that it has heard, whoever took its part over later. */
function shareCoverage(asks: readonly Ask[]): Figure {
  const loops = new Map<number, boolean>();
  for (const { loop, acknowledgedAt, acknowledgeBy } of asks) {
    const isInTime = acknowledgedAt !== null && acknowledgedAt <= acknowledgeBy;
    loops.set(loop, isInTime && (loops.get(loop) ?? true));
  }
  const hits = [...loops.values()].filter(Boolean).length;
  return shareFigure({ hits, n: loops.size }, LEAST.loops);
}

function acknowledgeTime(asks: readonly Ask[], worked: WorkedBetween): Figure {
  const times = asks.map(({ askedAt, acknowledgedAt }) =>
    acknowledgedAt === null ? null : worked(askedAt, acknowledgedAt) / 1000,
  );
  return medianFigure(times, LEAST.loops);
}
