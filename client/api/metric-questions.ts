import type { ChangesQuestion, DriversQuestion, MetricsQuestion } from './client.ts';
import { filterTexts } from './filters.ts';
import { addDays } from '../format/day.ts';
import type { ViewState } from '../url/view-state.ts';

export const CARD_WEEKS = 13;
export const TREND_WEEKS = 26;

type Days = { readonly from: string; readonly to: string };

/** Some metrics for every part of a dimension; `isBeside` = also for the parts that the view leaves out. */
export function gridQuestion(
  metrics: readonly string[],
  days: Days,
  view: ViewState,
  by: ViewState['by'],
  isBeside = false,
): MetricsQuestion {
  const filters = isBeside
    ? view.filters.filter(({ field }) => field.split('.')[0] !== by)
    : view.filters;
  return {
    metrics,
    ...days,
    grain: 'none',
    by,
    filters: filterTexts(filters),
    compare: [],
  };
}

/** Values, verdicts and comparisons: one question for all cards, so that they are judged as one family. */
export function cardsQuestion(
  cards: readonly string[],
  days: Days,
  view: ViewState,
): MetricsQuestion {
  const { filters, compare } = view;
  return {
    metrics: cards,
    ...days,
    grain: 'none',
    by: null,
    filters: filterTexts(filters),
    compare,
  };
}

export function historyQuestion(
  metrics: readonly string[],
  days: Days,
  view: ViewState,
  weeks: number,
): MetricsQuestion {
  const from = addDays(days.to, -7 * weeks);
  return {
    metrics,
    from,
    to: days.to,
    grain: 'week',
    by: null,
    filters: filterTexts(view.filters),
    compare: ['target'],
  };
}

export function changesQuestion(days: Days, view: ViewState): ChangesQuestion {
  return { ...days, filter: filterTexts(view.filters) };
}

export function driversQuestion(metric: string, days: Days, view: ViewState): DriversQuestion {
  return { metric, ...days, filter: filterTexts(view.filters) };
}

/** Issues are rarer than answers: what weighs on a week's figure is read from four weeks at least. */
const IMPACT_DAYS = 28;

export function impactsQuestion(metric: string, days: Days, view: ViewState): DriversQuestion {
  const least = addDays(days.to, -IMPACT_DAYS);
  return { ...driversQuestion(metric, days, view), from: least < days.from ? least : days.from };
}

export function breakdownQuestion(metric: string, days: Days, view: ViewState): MetricsQuestion {
  return {
    metrics: [metric],
    ...days,
    grain: 'none',
    by: view.by,
    filters: filterTexts(view.filters),
    compare: [],
  };
}
