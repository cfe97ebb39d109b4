import type { Repository } from '#db/store/store.ts';
import type { ImpactAnswer, ImpactsAnswer, ImpactsQuery } from '../../contract/impacts.ts';
import type { Dimension } from '../../domain/dimensions.ts';
import { NOT_GIVEN } from '../../domain/dimensions.ts';
import { takenApart } from '../../domain/drivers/taken-apart.ts';
import type { Impact } from '../../domain/impacts/impact.ts';
import { IMPACT_LEAST, impactsOf } from '../../domain/impacts/impact.ts';
import { UNCLASSIFIED } from '../../domain/themes/theme.ts';
import { formatDay } from '../../domain/time/day.ts';
import { readDrivers } from '../drivers/read.ts';
import { partOf } from '../drivers/segments.ts';
import { readFilters } from '../metrics/filters.ts';
import { groupOf } from '../metrics/group.ts';
import { metricRef } from '../metrics/metric-refs.ts';
import { filterList, readPeriod } from '../metrics/question.ts';
import type { Moment, Reference } from '../organisation/reference.ts';

/** Answers `GET /api/impacts`: the values of a dimension that harm a metric and those that lift it, the greatest first. */
export async function answerImpacts(
  repository: Repository,
  moment: Moment,
  query: ImpactsQuery,
): Promise<ImpactsAnswer> {
  const { reference } = moment;
  const by = query.by ?? 'theme';
  const asked = metricRef(query.metric, reference.instruments);
  const metric = takenApart(asked.definition);
  const period = readPeriod(query.from, query.to);
  const frame: ImpactsAnswer = {
    metric: metric && (metric === asked.definition ? asked.text : metric.id),
    by,
    period: { from: formatDay(period.from), to: formatDay(period.to) },
    gap: null,
    n: 0,
    named: 0,
    least: IMPACT_LEAST,
    harmful: [],
    helpful: [],
    tested: 0,
  };
  const filters = readFilters(filterList(query.filter), reference);
  if (!metric) return { ...frame, gap: 'not_additive' };
  // A change from the period to itself: the values of one period, from one snapshot.
  const read = await readDrivers(repository, moment, {
    metric,
    instrument: asked.instrument,
    before: period,
    after: period,
    filters,
    by: [by],
  });
  if (!read.whole) return { ...frame, gap: 'no_value' };
  const whole = read.whole.after;
  // What names no issue can be put right by nobody; it is part of the rest.
  const none = by === 'theme' ? reference.books.theme.find(UNCLASSIFIED)?.code : undefined;
  const values = (read.values[0] ?? []).filter(({ code }) => code !== NOT_GIVEN && code !== none);
  // What the viewer may not know, or too little is known of, is part of the rest.
  const parts = values.flatMap(({ code, after }) => {
    const part = partOf(metric, after);
    return part ? [{ key: code, part }] : [];
  });
  const impacts = impactsOf(whole, parts);
  const named = values.reduce((sum, { after }) => sum + after.n, 0);
  if (impacts.length === 0) return { ...frame, gap: 'no_groups', n: whole.n, named };
  const good = metric.polarity === 'lower' ? -1 : 1;
  const listed = (sign: number): ImpactAnswer[] =>
    impacts
      .filter(({ impact, confidence }) => confidence !== 'low' && impact * good * sign > 0)
      .toSorted((a, b) => Math.abs(b.impact) - Math.abs(a.impact))
      .map((one) => impactAnswer(one, by, reference));
  return {
    ...frame,
    n: whole.n,
    named,
    harmful: listed(-1),
    helpful: listed(1),
    tested: impacts.length,
  };
}

function impactAnswer(
  { key, ...figures }: Impact<number>,
  by: Dimension,
  reference: Reference,
): ImpactAnswer {
  return { group: groupOf(by, key, reference), ...figures };
}
