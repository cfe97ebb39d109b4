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

/** Days beyond these are mistyped: nothing is counted there, and what lies before them could not be named. */
const FIRST_DAY = '1900-01-01';
const LAST_DAY = '2200-01-01';
const METRIC_PATTERN = /^[a-z0-9_]+(:[^\s,]+)?$/;

/** One `key=a,b` of an address, decoded; `text` is it as it was written. */
export type AddressPair = {
  readonly key: string | null;
  readonly values: readonly string[];
  readonly text: string;
};

/** The pairs of the search part of an address, in their order. */
export function pairsOf(search: string): readonly AddressPair[] {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((text) => text !== '')
    .map((text) => {
      const at = text.indexOf('=');
      const values = text.slice(at + 1).split(',');
      return {
        key: at < 0 ? null : decode(text.slice(0, at)),
        values: values.map(decode).filter((value) => value !== null),
        text,
      };
    });
}

export type ReadOptions = {
  /** What is chosen where the address says nothing. */
  readonly defaults: ViewState;
  /** Keys that the page reads by itself. */
  readonly own: readonly string[];
};

/** A view, and the parts of its address that say nothing we know: as they were written, for a notice. */
export type ReadView = { readonly view: ViewState; readonly misread: readonly string[] };

/** Reads the search part of an address. What it does not know or cannot read is as if it were not there. */
export function parseView(search: string): ViewState {
  return readView(search, { defaults: DEFAULT_VIEW, own: [] }).view;
}

/** Reads the search part of an address and says what of it was not understood. */
export function readView(search: string, { defaults, own }: ReadOptions): ReadView {
  const view = { ...defaults, filters: [...defaults.filters] };
  const misread: string[] = [];
  for (const { key, values, text } of pairsOf(search)) {
    if (key !== null && own.includes(key)) continue;
    const [value] = values;
    const isRead = key !== null && value !== undefined && readPair(view, key, value, values);
    if (!isRead) misread.push(text);
  }
  return { view: canonicalView(view), misread };
}

type Draft = { -readonly [K in keyof ViewState]: ViewState[K] };

/** Takes over what one pair says; false when it says nothing we know. */
function readPair(view: Draft, key: string, value: string, values: readonly string[]): boolean {
  switch (key) {
    case 'metric':
      return take(isMetric(value) ? value : null, (metric) => (view.metric = metric));
    case 'period':
      return take(parsePeriod(value), (period) => (view.period = period));
    case 'grain':
      return take(member(GRAINS, value), (grain) => (view.grain = grain));
    case 'by':
      return take(member(DIMENSIONS, value), (by) => (view.by = by));
    case 'compare':
      return take(parseCompare(values), (compare) => (view.compare = compare));
    default:
      return take(filterField(key), (field) => {
        view.filters = [...view.filters, { field, values }];
      });
  }
}

function take<T>(read: T | null, into: (value: T) => void): boolean {
  if (read === null) return false;
  into(read);
  return true;
}

/** True for what may be the id of a metric, with or without an instrument. */
export function isMetric(text: string): boolean {
  return METRIC_PATTERN.test(text);
}

/** `compare=` asks for none; null = none of the names is known. */
function parseCompare(values: readonly string[]): ViewState['compare'] | null {
  const known = COMPARISONS.filter((comparison) => values.includes(comparison));
  return known.length > 0 || values.join('') === '' ? known : null;
}

function parsePeriod(text: string): Period | null {
  const rule = member(PERIOD_RULES, text);
  if (rule !== null) return { rule };
  const [from = '', to = '', more] = text.split('..');
  if (more !== undefined || !isDay(from) || !isDay(to)) return null;
  return FIRST_DAY <= from && from < to && to <= LAST_DAY ? { from, to } : null;
}

function filterField(key: string): FilterField | null {
  const dimension = member(DIMENSIONS, key);
  if (dimension !== null) return dimension;
  if (key === 'department.only' || key === 'theme.only') return key;
  const attribute = /^attr\.(.+)$/s.exec(key)?.[1];
  return attribute === undefined ? null : `attr.${attribute}`;
}

/** The member of a list that a text is; null = none. */
export function member<const T extends string>(list: readonly T[], text: string): T | null {
  return list.find((item) => item === text) ?? null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}
