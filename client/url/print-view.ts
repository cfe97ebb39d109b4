import { pairsOf } from './parse-view.ts';
import { DEFAULT_VIEW, canonicalView } from './view-state.ts';
import type { Period, ViewState } from './view-state.ts';

/** The search part of the address, without `?`; empty for the default view. */
export function printView(view: ViewState, defaults: ViewState = DEFAULT_VIEW): string {
  const { metric, period, grain, by, filters, compare } = canonicalView(view);
  const pairs: [string, string][] = [];
  if (metric !== null) pairs.push(['metric', encoded(metric)]);
  if (printPeriod(period) !== printPeriod(defaults.period))
    pairs.push(['period', printPeriod(period)]);
  if (grain !== defaults.grain) pairs.push(['grain', grain]);
  if (by !== defaults.by) pairs.push(['by', by]);
  if (compare.join() !== defaults.compare.join()) pairs.push(['compare', compare.join(',')]);
  for (const { field, values } of filters)
    pairs.push([encoded(field), values.map(encoded).join(',')]);
  return pairs.map(([key, value]) => `${key}=${value}`).join('&');
}

/** The same address with other values of one key; what else it says stays as it was written. */
export function hrefWithPair(
  path: string,
  search: string,
  key: string,
  values: readonly string[],
): string {
  const others = pairsOf(search).filter((pair) => pair.key !== key);
  const own = `${key}=${values.map(encoded).join(',')}`;
  return `${path}?${[...others.map(({ text }) => text), own].join('&')}`;
}

export function viewHref(path: string, view: ViewState): string {
  const search = printView(view);
  return search === '' ? path : `${path}?${search}`;
}

function printPeriod(period: Period): string {
  return 'rule' in period ? period.rule : `${period.from}..${period.to}`;
}

/**
 * Escapes the comma that separates values and the apostrophe that browsers would escape, leaves the colon of
 * `nps:relationship` readable, and survives half a surrogate pair.
 */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'))
    .replaceAll("'", '%27')
    .replaceAll('%3A', ':');
}
