import { useTranslations } from 'use-intl/react';
import { useFormats } from '../../i18n/reader.ts';
import type { Shown, ShownMetric } from './shown.ts';

/** The words that every figure of the page has: its title, its base, how its intervals are drawn. */
export function useFigureWords() {
  const t = useTranslations('explore');
  const all = useTranslations();
  const formats = useFormats();
  return {
    title: ({ view, days }: Shown, metric: ShownMetric): string => {
      const range = formats.day.range(days.from, days.to);
      if (view.by === null) return t('wholeTitle', { metric: metric.name, range });
      const dimension = all(`dimension.${view.by}`);
      return t('chartTitle', { metric: metric.name, dimension, range });
    },
    notes: (n: number, dataThrough: string | null): string[] => [
      all('value.n', { n: formats.value.count(n) }),
      ...(dataThrough === null
        ? []
        : [all('chart.completeTo', { day: formats.day.long(dataThrough) })]),
    ],
    bands: t('bands', { level: formats.value.plain('percent', 95) }),
  };
}
