import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import type { Series } from '../../api/client.ts';
import { addDays } from '../../format/day.ts';

/**
 * Heads are ids, the same in every language: a sheet or program built on one person's file reads everybody's. Names stand
 * beside the ids, in the reader's language.
 */
const HEAD = [
  'metric',
  'metric_name',
  'unit',
  'dimension',
  'group',
  'group_name',
  'grain',
  'from',
  'through',
  'value',
  'low',
  'high',
  'n',
  'states',
  'data_through',
  // What a figure is defended by: whose records, counted how.
  'filter',
  'definition',
  'interval',
] as const;

/** Texts in the reader's language; the catalogue has no versions, so that the formula itself goes along. */
export type CsvMetric = {
  readonly name: string;
  readonly unit: Unit;
  readonly formula: string;
  /** Empty for a pure count. */
  readonly interval: string;
};

export type CsvInput = {
  /** Series as they are shown, the totals of the period among them. */
  readonly series: readonly Series[];
  readonly period: { readonly from: string; readonly to: string };
  readonly grain: string;
  readonly dataThrough: string | null;
  /** Of each metric, by the id it was asked for. */
  readonly metrics: ReadonlyMap<string, CsvMetric>;
  /** The filters that give exactly the records of a series. */
  readonly filterOf: (series: Series) => readonly string[];
  readonly groupName: (series: Series) => string;
};

type Row = readonly (string | number)[];

/** The same values as on the screen: for each series the whole period (grain `none`), then its points, oldest first. */
export function csvRows(input: CsvInput): readonly Row[] {
  const { series, period, grain } = input;
  return [
    HEAD,
    ...series.flatMap((one): Row[] => [
      rowOf(input, one, 'none', period, one.total),
      ...one.points.map((point) => rowOf(input, one, grain, point, point.value)),
    ]),
  ];
}

function rowOf(
  { metrics, groupName, filterOf, dataThrough }: CsvInput,
  series: Series,
  grain: string,
  { from, to }: { readonly from: string; readonly to: string },
  { value, low, high, n, states }: MetricValue,
): Row {
  const { metric, group } = series;
  const told = metrics.get(metric);
  return [
    metric,
    told?.name ?? metric,
    told?.unit ?? '',
    group?.dimension ?? '',
    group?.key ?? '',
    groupName(series),
    grain,
    from,
    addDays(to, -1),
    // No value is an empty cell; why stands in `states`.
    value ?? '',
    low ?? '',
    high ?? '',
    n,
    states.join(' '),
    dataThrough ?? '',
    filterOf(series).join(' & '),
    told?.formula ?? '',
    told?.interval ?? '',
  ];
}
