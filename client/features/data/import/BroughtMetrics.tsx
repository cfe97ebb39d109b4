import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Mapping } from '#server/contract/mapping.ts';
import { metricName } from '../../../api/metric-name.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { TextLink } from '../../../ui/TextLink.tsx';
import { metricHref } from '../../../url/metric-address.ts';
import { DEFAULT_VIEW } from '../../../url/view-state.ts';
import { metricsOfMapping } from './brought-metrics.ts';
import css from './Import.module.css';

const SHOWN = 8;

/** The metrics that have a value on an import's days and read its kinds of records, each with a link to its page. */
export function BroughtMetrics({
  mapping,
  days,
}: {
  mapping: unknown;
  days: { from: string; to: string };
}) {
  const t = useTranslations('wizard');
  const { language } = useFormats();
  const queries = useQueries();
  const titleId = useId();
  const { data: catalogue } = useQuery(queries.catalogue());
  // The server gives a mapping that its schema took.
  const metrics = catalogue ? metricsOfMapping(catalogue, mapping as Mapping) : [];
  const question = { metrics, ...days, grain: 'none', by: null, filters: [], compare: [] } as const;
  const { data } = useQuery({ ...queries.metrics(question), enabled: metrics.length > 0 });
  if (!catalogue || !data) return null;
  const found = data.series.filter(({ total }) => total.value !== null && total.n > 0);
  if (found.length === 0) return null;
  const list = (series: typeof found) => (
    <ul className={css['brought']}>
      {series.map(({ metric }) => (
        <li key={metric}>
          <TextLink href={metricHref({ ...DEFAULT_VIEW, period: days }, metric)}>
            {metricName(catalogue, metric, language)}
          </TextLink>
        </li>
      ))}
    </ul>
  );
  const more = found.slice(SHOWN);
  return (
    <section className={css['facts']} aria-labelledby={titleId}>
      <h2 className={css['heading']} id={titleId}>
        {t('brought')}
      </h2>
      <p className={css['note']}>{t('broughtOf')}</p>
      {list(found.slice(0, SHOWN))}
      {more.length > 0 && (
        <details className={css['values']}>
          <summary>{t('broughtMore', { count: more.length })}</summary>
          {list(more)}
        </details>
      )}
    </section>
  );
}
