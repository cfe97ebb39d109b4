import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { Catalogue } from '../../api/client.ts';
import { metricInfo, metricName } from '../../api/metric-name.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { judgementOf } from '../../format/judgement.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSizeText } from '../../ui/use-size-text.ts';
import { VerdictChip } from '../../ui/VerdictChip.tsx';
import { metricHref } from '../../url/metric-address.ts';
import { useView } from '../../url/use-view.ts';
import { changesQuestion } from '../../api/metric-questions.ts';
import { useChangeText } from './use-change-text.ts';
import css from './ChangesCard.module.css';

export type ChangesCardProps = {
  catalogue: Catalogue;
  days: { from: string; to: string };
  /** The numbers of the page. */
  among: readonly string[];
};

/** What really changed, in at most five sentences, worst first, each with the way to its metric. */
export function ChangesCard({ catalogue, days, among }: ChangesCardProps) {
  const t = useTranslations('changes');
  const formats = useFormats();
  const sizeText = useSizeText();
  const { view } = useView();
  const titleId = useId();
  const changeText = useChangeText(catalogue, among);
  const changes = useQuery(useQueries().changes(changesQuestion(days, view)));
  const { data } = changes;
  const noticed = (data?.detectable ?? []).flatMap(({ metric, size }) => {
    const unit = metricInfo(catalogue, metric)?.unit;
    if (size === null || !unit) return [];
    const name = metricName(catalogue, metric, formats.language, among);
    return [t('noticedOne', { metric: name, size: sizeText(unit, size, 'up') })];
  });
  const more = data ? data.real - data.changes.length : 0;
  return (
    <Card labelledBy={titleId}>
      <PanelTitle id={titleId} text={t('title')} />
      {changes.isPending && <Skeleton height="3rem" />}
      {changes.isError && (
        <ErrorState failure={failureOf(changes.error)} onRetry={() => void changes.refetch()} />
      )}
      {data?.real === 0 && <p className={css['calm']}>{t('calm')}</p>}
      {data?.real === 0 && noticed.length > 0 ? (
        <p className={css['notes']}>
          {t('noticed', {
            sizes: formats.series(noticed),
            power: formats.value.plain('percent', 95),
          })}
        </p>
      ) : null}
      {data && data.real > 0 && (
        <ol className={css['list']}>
          {data.changes.map((change) => {
            const { sentences, notes } = changeText(change);
            const { metric } = change;
            return (
              <li key={metric} className={css['change']}>
                <VerdictChip judgement={judgementOf(change.value, change.verdict)} change={null} />
                <div className={css['words']}>
                  <Link className={css['said']} href={metricHref(view, metric)}>
                    {sentences.join(' ')}
                  </Link>
                  <p className={css['notes']}>{formats.line(notes)}</p>
                </div>
              </li>
            );
          })}
        </ol>
      )}
      {more > 0 && <p className={css['notes']}>{t('more', { count: more })}</p>}
    </Card>
  );
}
