import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Catalogue } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { impactsQuestion } from '../../api/metric-questions.ts';
import { metricInfo, metricName } from '../../api/metric-name.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useView } from '../../url/use-view.ts';
import { ImpactRow } from './ImpactRow.tsx';
import css from './ImpactsCard.module.css';

export type ImpactsCardProps = {
  catalogue: Catalogue;
  days: { from: string; to: string };
  metric: string;
  /** Metrics that can be looked at instead; null = this one only. */
  choice?: {
    options: readonly { value: string; label: string }[];
    onChoose: (metric: string) => void;
  } | null;
};

/** Issues that are listed; the themes page has them all. */
const MOST = 5;

/** What weighs on a metric: the issues that cost it most, each with its doubt and why it stands here. */
export function ImpactsCard({ catalogue, days, metric, choice = null }: ImpactsCardProps) {
  const t = useTranslations('impacts');
  const formats = useFormats();
  const { view } = useView();
  const titleId = useId();
  const question = impactsQuestion(metric, days, view);
  const answer = useQuery(useQueries().impacts(question));
  const { data } = answer;
  const shown = data?.metric ?? metric;
  const unit = metricInfo(catalogue, shown)?.unit ?? 'count';
  const name = metricName(catalogue, shown, formats.language);
  const most = Math.abs(data?.harmful[0]?.impact ?? 0);
  return (
    <Card labelledBy={titleId}>
      <div className={css['head']}>
        <PanelTitle id={titleId} text={t('title')} />
        {choice && choice.options.length > 1 ? (
          <Select
            label={t('figure')}
            value={metric}
            groups={[{ label: '', options: choice.options }]}
            onChoose={choice.onChoose}
          />
        ) : null}
      </div>
      <p className={css['note']}>
        {formats.line([
          t('scope', { metric: name, range: formats.day.range(question.from, question.to) }),
          ...(data && data.n > 0
            ? [
                t('coverage', {
                  n: formats.value.count(data.n),
                  named: formats.value.count(data.named),
                }),
              ]
            : []),
        ])}
      </p>
      {answer.isPending && <Skeleton height="8rem" />}
      {answer.isError && (
        <ErrorState failure={failureOf(answer.error)} onRetry={() => void answer.refetch()} />
      )}
      {data && data.gap !== null && (
        <p className={css['calm']}>{t(data.gap, { least: formats.value.count(data.least) })}</p>
      )}
      {data?.gap === null && data.harmful.length === 0 && (
        <p className={css['calm']}>{t('none')}</p>
      )}
      {data && data.harmful.length > 0 && (
        <ol className={css['list']}>
          {data.harmful.slice(0, MOST).map((impact) => (
            <ImpactRow
              key={impact.group.key}
              {...{ impact, unit, view, most }}
              metric={shown}
              days={question}
            />
          ))}
        </ol>
      )}
      {data?.gap === null && (
        <p className={css['note']}>
          {formats.line([
            ...(data.metric === metric || data.metric === null
              ? []
              : [t('insteadOf', { metric: name })]),
            t('chance', { count: data.tested }),
          ])}
        </p>
      )}
    </Card>
  );
}
