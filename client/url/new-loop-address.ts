import { isDay } from '../format/day.ts';
import { idOfPart, pathPart } from '../format/path-part.ts';
import { member, pairsOf, readView } from './parse-view.ts';
import { encoded, printView } from './print-view.ts';
import type { ViewState } from './view-state.ts';
import { DEFAULT_VIEW } from './view-state.ts';

const KINDS = ['case', 'contact', 'response'] as const;
/** So many records an address can name: more would be too long for some browsers and proxies. */
export const MOST_CHOSEN = 50;

/** What a loop may be begun from; null and empty = it is not said. */
export type LoopStart = {
  /** Number of the alert, which says everything else. */
  readonly alert: number | null;
  /** Number of the report that it answers. */
  readonly report: number | null;
  readonly metric: string | null;
  readonly filters: ViewState['filters'];
  /** First day of what counts. */
  readonly from: string | null;
  /** Records that are pinned; daily totals are counts and cannot be. */
  readonly records: readonly {
    readonly kind: (typeof KINDS)[number];
    readonly source: string;
    readonly externalId: string;
  }[];
};

const NOTHING: LoopStart = {
  alert: null,
  report: null,
  metric: null,
  filters: [],
  from: null,
  records: [],
};

/** The form that begins a loop, filled with where somebody comes from. */
export function newLoopHref(start: Partial<LoopStart> = {}): string {
  const { alert, report, metric, filters, from, records } = { ...NOTHING, ...start };
  const view = printView({ ...DEFAULT_VIEW, metric, filters });
  const named = records
    .slice(0, MOST_CHOSEN)
    .map(({ kind, source, externalId }) =>
      encoded([kind, pathPart(source), pathPart(externalId)].join('/')),
    );
  const pairs = [
    ...(alert === null ? [] : [`alert=${alert}`]),
    ...(report === null ? [] : [`report=${report}`]),
    ...(view === '' ? [] : [view]),
    ...(from === null ? [] : [`from=${from}`]),
    ...(named.length === 0 ? [] : [`record=${named.join(',')}`]),
  ];
  return pairs.length === 0 ? '/loops/new' : `/loops/new?${pairs.join('&')}`;
}

/** Reads the search part of that address, and says what of it was not understood. */
export function readLoopStart(search: string): {
  readonly start: LoopStart;
  readonly misread: readonly string[];
} {
  const own = ['alert', 'report', 'from', 'record'];
  const { view, misread } = readView(search, { defaults: DEFAULT_VIEW, own });
  const start: { -readonly [K in keyof LoopStart]: LoopStart[K] } = {
    ...NOTHING,
    metric: view.metric,
    filters: view.filters,
  };
  const lost = [...misread];
  for (const { key, values, text } of pairsOf(search)) {
    const value = values.length === 1 ? (values[0] ?? '') : '';
    if (key === 'alert' || key === 'report') {
      if (/^\d{1,9}$/u.test(value)) start[key] = Number(value);
      else lost.push(text);
    } else if (key === 'from') {
      if (isDay(value)) start.from = value;
      else lost.push(text);
    } else if (key === 'record') {
      const read = values.slice(0, MOST_CHOSEN).map(recordOf);
      start.records = read.filter((record) => record !== null);
      if (start.records.length < values.length) lost.push(text);
    }
  }
  return { start, misread: lost };
}

function recordOf(text: string): LoopStart['records'][number] | null {
  const [kindText = '', source = '', externalId = '', ...more] = text.split('/').map(idOfPart);
  const kind = member(KINDS, kindText);
  if (kind === null || source === '' || externalId === '' || more.length > 0) return null;
  return { kind, source, externalId };
}
