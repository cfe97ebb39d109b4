import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { RecordAnswer } from '#server/contract/records.ts';
import { metricName } from '../../api/metric-name.ts';
import { useQueries } from '../../api/use-queries.ts';
import { addDays } from '../../format/day.ts';
import { useFormats } from '../../i18n/reader.ts';
import { recordsHref } from '../../url/records-view.ts';
import css from './RecordPage.module.css';

/** The numbers a record counts in, day by day; each leads back to the records behind it. */
export function RecordCounts({ counts }: Pick<RecordAnswer, 'counts'>) {
  const t = useTranslations('records.record');
  const formats = useFormats();
  const { data: catalogue } = useQuery(useQueries().catalogue());
  if (counts.length === 0) return <p className={css['note']}>{t('countsNone')}</p>;
  const name = (metric: string): string =>
    catalogue ? metricName(catalogue, metric, formats.language) : metric;
  return (
    <>
      <ul className={css['days']}>
        {counts.map(({ day, metrics }) => (
          <li key={day}>
            <span className={css['day']}>{formats.day.long(day)}</span>
            <ul className={css['metrics']}>
              {metrics.map((metric) => (
                <li key={metric}>
                  <Link href={recordsHref({ metric, period: { from: day, to: addDays(day, 1) } })}>
                    {name(metric)}
                  </Link>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <p className={css['note']}>{t('countsHint')}</p>
    </>
  );
}
