import { useTranslations } from 'use-intl/react';
import { metricInfo, metricName } from '../../../api/metric-name.ts';
import { isSameMetric, otherMetrics } from '../../../api/metric-options.ts';
import { nameIn } from '../../../format/name.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { CheckList } from '../../../ui/CheckList.tsx';
import type { CheckGroup } from '../../../ui/CheckList.tsx';
import { MOST_METRICS } from '../../../url/explore-view.ts';
import type { ChoiceProps } from './ChoicesCard.tsx';

/** Which numbers: those on the cards first, the others by who answers for them. */
export function MetricsChoice({ view, metrics, catalogue, organisation, choose }: ChoiceProps) {
  const t = useTranslations('explore');
  const formats = useFormats();
  const { language } = formats;
  const option = (id: string) => ({ value: id, label: metricName(catalogue, id, language) });
  // An address may name a number another way than the cards do.
  const asNamed = (id: string) =>
    view.metrics.find((named) => isSameMetric(catalogue, named, id)) ?? id;
  const offered = new Set([...organisation.cards.map(asNamed), ...view.metrics]);
  const owners = new Map<string, CheckGroup>();
  for (const id of otherMetrics(catalogue, [...offered])) {
    const owner = metricInfo(catalogue, id)?.owner;
    const label = owner ? nameIn(language, owner, owner.en) : '';
    const options = owners.get(label)?.options ?? [];
    owners.set(label, { label, options: [...options, option(id)] });
  }
  return (
    <CheckList
      label={t('metrics')}
      summary={formats.series(metrics.map(({ name }) => name))}
      groups={[{ label: t('onCards'), options: [...offered].map(option) }, ...owners.values()]}
      chosen={view.metrics}
      most={MOST_METRICS}
      onChange={(chosen) => {
        choose({ metrics: chosen });
      }}
    />
  );
}
