import type { AlertInfo } from '#server/contract/alerts.ts';
import type { MetricsQuestion } from '../../api/client.ts';
import { filterTexts } from '../../api/filters.ts';
import { addDays, daysBetween } from '../../format/day.ts';
import type { ViewState } from '../../url/view-state.ts';

/** So much of the past stands before what is told of. */
const DAYS_BEFORE = 42;
const WEEKS_BEFORE = 26;

/** The filters that an alert's scope means. */
export function scopeFilters({ scope }: Pick<AlertInfo, 'scope'>): ViewState['filters'] {
  const { department, theme, others } = scope;
  return [
    ...(department ? [{ field: 'department' as const, values: [department.key] }] : []),
    ...(theme ? [{ field: 'theme' as const, values: [theme.key] }] : []),
    ...others.map(({ dimension, key }) => ({ field: dimension, values: [key] })),
  ];
}

/** The series an alert came from, up to its period; null = it came from none. */
export function seriesQuestion(alert: AlertInfo): MetricsQuestion | null {
  const { rule, period, scope } = alert;
  if (rule.metric === null || !period || scope.source) return null;
  const isWeekly = daysBetween(period.from, period.to) >= 7;
  return {
    metrics: [rule.metric],
    from: addDays(period.to, isWeekly ? -7 * WEEKS_BEFORE : -DAYS_BEFORE),
    to: period.to,
    grain: isWeekly ? 'week' : 'day',
    by: null,
    filters: filterTexts(scopeFilters(alert)),
    compare: [],
  };
}
