import type { Repository } from '#db/store/store.ts';
import type { ChangeAnswer, ChangesAnswer, ChangesQuery } from '../../contract/changes.ts';
import type { MetricsAnswer } from '../../contract/metrics.ts';
import { DIMENSIONS } from '../../domain/dimensions.ts';
import { takenApart } from '../../domain/drivers/taken-apart.ts';
import type { VerdictKind } from '../../domain/metrics/verdict-kinds.ts';
import { formatDay } from '../../domain/time/day.ts';
import { readDrivers } from '../drivers/read.ts';
import { answerMetrics } from '../metrics/answer.ts';
import { readFilters } from '../metrics/filters.ts';
import { metricRef } from '../metrics/metric-refs.ts';
import { filterList, readPeriod } from '../metrics/question.ts';
import type { Moment } from '../organisation/reference.ts';
import { dataSpan } from '../organisation/reference.ts';
import { basePeriod } from './base.ts';
import { driverOf } from './driver.ts';

/** Changes one answer tells. */
const MOST = 5;
/** What is told first. */
const ORDER: readonly VerdictKind[] = ['worse', 'changed', 'better'];

type Series = MetricsAnswer['series'][number];

/** Answers `GET /api/changes`: what the verdicts call real, the worst first, with the segment in which each lies. */
export async function answerChanges(
  repository: Repository,
  moment: Moment,
  { metrics, from, to, filter }: ChangesQuery,
): Promise<ChangesAnswer> {
  const asked = metrics ?? moment.reference.organisation.cards.join(',');
  const narrowed = filter === undefined ? {} : { filter };
  const found = await answerMetrics(repository, moment, { metrics: asked, from, to, ...narrowed });
  const real = found.series
    .filter(({ verdict }) => ORDER.includes(verdict.kind))
    .toSorted(
      (a, b) =>
        ORDER.indexOf(a.verdict.kind) - ORDER.indexOf(b.verdict.kind) ||
        (a.verdict.p ?? 1) - (b.verdict.p ?? 1),
    );
  const changes: ChangeAnswer[] = [];
  for (const series of real.slice(0, MOST)) {
    changes.push(await changeOf(repository, moment, { from, to, ...narrowed }, series));
  }
  const detectable = found.series.map(({ metric, verdict }) => ({
    metric,
    size: verdict.detectable,
  }));
  return {
    period: { from, to },
    judged: found.family.judged,
    real: real.length,
    changes,
    detectable,
  };
}

async function changeOf(
  repository: Repository,
  moment: Moment,
  query: ChangesQuery,
  { metric, total, verdict }: Series,
): Promise<ChangeAnswer> {
  const { reference } = moment;
  const { definition, instrument } = metricRef(metric, reference.instruments);
  const plain = {
    metric,
    value: total,
    verdict,
    since: null,
    driver: null,
    owner: definition.owner,
  };
  if (takenApart(definition) !== definition) return plain;
  const period = readPeriod(query.from, query.to);
  const firstDay = dataSpan(moment, definition.records)?.first ?? null;
  const base = basePeriod(period, verdict.basis, firstDay);
  const question = {
    metric: definition,
    instrument,
    before: base,
    after: period,
    filters: readFilters(filterList(query.filter), reference),
    by: DIMENSIONS,
  };
  const read = await readDrivers(repository, moment, question);
  const change = read.whole && read.whole.after.mean - read.whole.before.mean;
  // A trend may make a value worse than expected that is above the mean of the weeks before: then only that is told.
  if (!read.whole || change === null || change * (verdict.change ?? 0) <= 0) return plain;
  const driver = await driverOf(repository, moment, question, read);
  const department = driver?.where.find(({ dimension }) => dimension === 'department');
  return {
    ...plain,
    since: {
      from: formatDay(base.from),
      to: formatDay(base.to),
      before: read.whole.before.mean,
      change,
    },
    driver,
    owner: department?.name ?? definition.owner,
  };
}
