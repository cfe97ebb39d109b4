import { isDay } from '../format/day.ts';
import {
  COMPARISONS,
  DEFAULT_VIEW,
  DIMENSIONS,
  GRAINS,
  PERIOD_RULES,
  canonicalView,
} from './view-state.ts';
import type { FilterField, Period, ViewState } from './view-state.ts';

const METRIC_PATTERN = /^[a-z0-9_]+(:[^\s,]+)?$/;

/** Reads the search part of an address. What it does not know or cannot read is as if it were not there. */
export function parseView(search: string): ViewState {
  const view = { ...DEFAULT_VIEW, filters: [...DEFAULT_VIEW.filters] };
  for (const pair of search.replace(/^\?/, '').split('&')) {
    const at = pair.indexOf('=');
    const key = at < 0 ? null : decode(pair.slice(0, at));
    const values = pair
      .slice(at + 1)
      .split(',')
      .map(decode)
      .filter((value) => value !== null);
    const [value] = values;
    if (key === null || value === undefined) continue;
    if (key === 'metric') view.metric = METRIC_PATTERN.test(value) ? value : DEFAULT_VIEW.metric;
    else if (key === 'period') view.period = parsePeriod(value) ?? DEFAULT_VIEW.period;
    else if (key === 'grain') view.grain = member(GRAINS, value) ?? DEFAULT_VIEW.grain;
    else if (key === 'by') view.by = member(DIMENSIONS, value) ?? DEFAULT_VIEW.by;
    else if (key === 'compare') view.compare = parseCompare(values);
    else {
      const field = filterField(key);
      if (field !== null) view.filters.push({ field, values });
    }
  }
  return canonicalView(view);
}

/** `compare=` asks for none; names of which none is known ask for the default. */
function parseCompare(values: readonly string[]): ViewState['compare'] {
  const known = COMPARISONS.filter((comparison) => values.includes(comparison));
  return known.length > 0 || values.join('') === '' ? known : DEFAULT_VIEW.compare;
}

function parsePeriod(text: string): Period | null {
  const rule = member(PERIOD_RULES, text);
  if (rule !== null) return { rule };
  const [from = '', to = '', more] = text.split('..');
  return more === undefined && isDay(from) && isDay(to) && from < to ? { from, to } : null;
}

function filterField(key: string): FilterField | null {
  const dimension = member(DIMENSIONS, key);
  if (dimension !== null) return dimension;
  if (key === 'department.only' || key === 'theme.only') return key;
  const attribute = /^attr\.(.+)$/s.exec(key)?.[1];
  return attribute === undefined ? null : `attr.${attribute}`;
}

function member<const T extends string>(list: readonly T[], text: string): T | null {
  return list.find((item) => item === text) ?? null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
