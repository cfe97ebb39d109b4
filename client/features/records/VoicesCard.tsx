import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import { failureOf } from '../../api/failure.ts';
import { driversQuestion } from '../../api/metric-questions.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { recordHref } from '../../url/record-address.ts';
import { useView } from '../../url/use-view.ts';
import { languageOf, textOf } from './RecordText.tsx';
import { useRecordWords } from './use-record-words.ts';
import css from './VoicesCard.module.css';

/** Customers' own words that stand for a period: the worst, a typical and the best answer to one question. */
export function VoicesCard({
  metric,
  name,
  days,
}: {
  metric: string;
  /** What the metric is called. */
  name: string;
  days: { from: string; to: string };
}) {
  const t = useTranslations('voices');
  const { line } = useFormats();
  const { view } = useView();
  const titleId = useId();
  const { when, where, channel, standing } = useRecordWords();
  const answer = useQuery(useQueries().voices(driversQuestion(metric, days, view)));
  const { data } = answer;
  const voices = data
    ? (['worst', 'typical', 'best'] as const).flatMap((kind) => {
        const record = data[kind];
        return record ? [{ kind, record }] : [];
      })
    : [];
  if (data && !data.instrument) return null;
  return (
    <Card labelledBy={titleId}>
      <PanelTitle id={titleId} text={t('title')} />
      {answer.isPending && <Skeleton height="8rem" />}
      {answer.isError && (
        <ErrorState failure={failureOf(answer.error)} onRetry={() => void answer.refetch()} />
      )}
      {data ? (
        <p className={css['note']}>
          {voices.length === 0 ? t('none', { name }) : t('scope', { count: data.n })}
        </p>
      ) : null}
      <ul className={css['voices']}>
        {voices.map(({ kind, record }) => {
          const score = standing(record);
          return (
            <li key={kind} className={css['voice']}>
              <h3 className={css['kind']}>{line([t(kind), ...(score === null ? [] : [score])])}</h3>
              <blockquote className={css['words']} dir="auto" lang={languageOf(record.fields)}>
                {textOf(record.fields)}
              </blockquote>
              <p className={css['note']}>
                <Link href={recordHref(record)} title={t('open')}>
                  {line([when(record), ...channel(record), ...where(record)])}
                </Link>
              </p>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
