import type { Repository } from '#db/store/store.ts';
import type { ContributionAnswer, DriversAnswer, DriversQuery } from '../../contract/drivers.ts';
import type { Dimension } from '../../domain/dimensions.ts';
import { DIMENSIONS, NOT_GIVEN } from '../../domain/dimensions.ts';
import type { Contribution } from '../../domain/drivers/decompose.ts';
import { decompose } from '../../domain/drivers/decompose.ts';
import type { Part } from '../../domain/drivers/part.ts';
import type { Segment } from '../../domain/drivers/segment.ts';
import { LEAST } from '../../domain/drivers/segment.ts';
import type { Move, StandingOut } from '../../domain/drivers/standing-out.ts';
import { movesOf, standingOut } from '../../domain/drivers/standing-out.ts';
import { takenApart } from '../../domain/drivers/taken-apart.ts';
import type { MetricValue } from '../../domain/metrics/value.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Period } from '../../domain/time/period.ts';
import { lastYearPeriod, previousPeriod } from '../../domain/time/period.ts';
import { isOfDepartments, readFilters } from '../metrics/filters.ts';
import { groupOf } from '../metrics/group.ts';
import { metricRef } from '../metrics/metric-refs.ts';
import { filterList, readPeriod } from '../metrics/question.ts';
import { standingOf } from '../metrics/states.ts';
import type { Moment, Reference } from '../organisation/reference.ts';
import { readDrivers } from './read.ts';

const ABSENT: MetricValue = {
  value: null,
  low: null,
  high: null,
  n: 0,
  states: ['no_data'],
  exact: true,
};

/**
 * Answers `GET /api/drivers`: the change of a metric since the period before or last year, taken apart by every dimension
 * with more than one value, and what stands out of all of them.
 */
export async function answerDrivers(
  repository: Repository,
  moment: Moment,
  query: DriversQuery,
): Promise<DriversAnswer> {
  const { reference } = moment;
  const asked = metricRef(query.metric, reference.instruments);
  const metric = takenApart(asked.definition);
  const period = readPeriod(query.from, query.to);
  const base = query.base === 'last_year' ? lastYearPeriod(period) : previousPeriod(period);
  const shown = metric ?? asked.definition;
  const filters = readFilters(filterList(query.filter), reference);
  const read = await readDrivers(repository, moment, {
    metric: shown,
    instrument: asked.instrument,
    before: base,
    after: period,
    filters,
    by: metric === null ? [] : DIMENSIONS,
  });
  const standing = standingOf(shown, moment, { isByDepartment: isOfDepartments(filters) });
  const before = standing(read.before ?? ABSENT, base);
  const after = standing(read.after ?? ABSENT, period);
  const name = metric && (metric === asked.definition ? asked.text : metric.id);
  const frame = {
    metric: name,
    least: LEAST,
    period: days(period),
    base: days(base),
    before,
    after,
    change: before.value === null || after.value === null ? null : after.value - before.value,
  };
  const nothing = { dimensions: [], standingOut: [], tested: 0 };
  if (!metric) return { ...frame, ...nothing, gap: 'not_additive' };
  if (!read.whole) return { ...frame, ...nothing, gap: 'no_change' };
  const { taken } = read;
  if (taken.length === 0) return { ...frame, ...nothing, gap: 'no_segments' };
  const found = standingOut(taken.map(({ segments }) => segments));
  return {
    ...frame,
    gap: null,
    dimensions: taken.map(({ dimension, segments }, i) => ({
      dimension,
      contributions: contributionsOf(
        { dimension, segments, reference, minShow: metric.minShow },
        found.filter((one) => one.dimension === i),
      ),
    })),
    standingOut: found.flatMap(({ dimension: at, segment }) => {
      const dimension = taken[at]?.dimension;
      const [code = NOT_GIVEN] = segment.keys;
      return dimension ? [{ dimension, key: groupOf(dimension, code, reference).key }] : [];
    }),
    tested: taken.reduce((sum, { segments }) => sum + movesOf(segments).length, 0),
  };
}

type Taken = {
  dimension: Dimension;
  segments: readonly Segment<number>[];
  reference: Reference;
  /** Fewer records than this have no mean. */
  minShow: number;
};

function contributionsOf(
  { dimension, segments, reference, minShow }: Taken,
  found: readonly StandingOut<number>[],
): ContributionAnswer[] {
  const moves = movesOf(segments);
  const contributions = decompose(segments)?.contributions ?? [];
  return contributions
    .toSorted((a, b) => Math.abs(b.total) - Math.abs(a.total))
    .map((one) => {
      const [code = NOT_GIVEN] = one.keys;
      const isOne = one.keys.length === 1;
      const move = isOne ? moves.find(({ segment }) => segment.keys[0] === code) : undefined;
      return {
        group: isOne ? groupOf(dimension, code, reference) : null,
        values: one.keys.length,
        ...figuresOf(one, move, minShow),
        standsOut: isOne && found.some(({ segment }) => segment.keys[0] === code),
      };
    });
}

function figuresOf(
  { before, after, share, mix, rate, total, low, high }: Contribution<number>,
  move: Move<number> | undefined,
  minShow: number,
) {
  const side = ({ n, mean }: Part, of: number) => ({
    mean: n === 0 || n < minShow ? null : mean,
    n,
    share: of,
  });
  return {
    before: side(before, share.before),
    after: side(after, share.after),
    mix,
    rate,
    total,
    low,
    high,
    move: move?.move ?? null,
    p: move?.p ?? null,
  };
}

function days({ from, to }: Period): { from: string; to: string } {
  return { from: formatDay(from), to: formatDay(to) };
}
