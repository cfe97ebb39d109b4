import { useTranslations } from 'use-intl/react';
import { metricName } from '../../../api/metric-name.ts';
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
  const cards = new Set(organisation.cards);
  // An address may name a number another way than the cards do.
  const named = view.metrics.filter((id) => !cards.has(id));
  const offered = new Set([...cards, ...named]);
  const owners = new Map<string, CheckGroup>();
  for (const { id, owner } of catalogue.metrics) {
    if (offered.has(id)) continue;
    const label = nameIn(language, owner, owner.en);
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
