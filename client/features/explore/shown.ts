import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Series } from '../../api/client.ts';
import type { MetricInfo } from '../../api/metric-name.ts';
import type { ExploreView } from '../../url/explore-view.ts';
import type { Comparison } from './use-comparison.ts';

/** A metric that is shown, under the id the address has. */
export type ShownMetric = { readonly id: string; readonly info: MetricInfo; readonly name: string };

/** What every part of the page needs to know. */
export type Shown = {
  readonly view: ExploreView;
  readonly days: { readonly from: string; readonly to: string };
  readonly metrics: readonly ShownMetric[];
  readonly comparison: Comparison;
  readonly organisation: OrganisationAnswer;
};

/** The series of one metric: of one value, or with null of the whole. */
export function seriesOf(
  series: readonly Series[],
  metric: string,
  key: string | null,
): Series | null {
  const isOf = ({ metric: of, group }: Series) => of === metric && (group?.key ?? null) === key;
  return series.find(isOf) ?? null;
}
