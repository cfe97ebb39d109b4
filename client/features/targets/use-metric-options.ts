import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue } from '../../api/client.ts';
import { metricName } from '../../api/metric-name.ts';
import { useFormats } from '../../i18n/reader.ts';
import type { OptionGroup } from '../../ui/SelectControl.tsx';

/** Metrics a target can be set for: those of the cards first, then all others. */
export function useMetricOptions(
  { cards }: OrganisationAnswer,
  catalogue: Catalogue,
): OptionGroup<string>[] {
  const t = useTranslations('panel');
  const { language } = useFormats();
  const option = (id: string) => ({ value: id, label: metricName(catalogue, id, language) });
  const isOnCard = (id: string) => cards.some((card) => card.split(':')[0] === id);
  const others = catalogue.metrics.filter(({ id }) => !isOnCard(id));
  return [
    { label: t('onCards'), options: cards.map(option) },
    { label: t('others'), options: others.map(({ id }) => option(id)) },
  ];
}
