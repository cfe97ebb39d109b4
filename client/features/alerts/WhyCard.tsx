import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { AlertAnswer } from '#server/contract/alerts.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { waitingHref } from '../../url/follow-ups-view.ts';
import css from './Alert.module.css';
import type { CourseFigureProps } from './CourseFigure.tsx';
import { CourseFigure } from './CourseFigure.tsx';
import { HoursFigure } from './HoursFigure.tsx';
import { SeriesFigure } from './SeriesFigure.tsx';
import { useWhyLines } from './use-why-lines.ts';

/** Why an alert fired, in words, and the series that it came from where there is one. */
export function WhyCard({ answer }: { answer: AlertAnswer }) {
  const t = useTranslations('alerts');
  const id = useId();
  const queries = useQueries();
  const organisation = useQuery(queries.organisation()).data;
  const catalogue = useQuery(queries.catalogue()).data;
  const lines = useWhyLines()(answer);
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('why')} />
      <div className={css['why']}>
        {lines.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {answer.alert.loop === null ? null : (
          <Link href={`/loops/${answer.alert.loop}`}>{t('openLoop')}</Link>
        )}
        {answer.alert.kind === 'unanswered' ? (
          <Link href={waitingHref(answer.alert.scope.department?.key ?? null)}>
            {t('openWaiting')}
          </Link>
        ) : null}
      </div>
      {organisation && answer.alert.kind === 'burst' ? (
        <BurstFigure alert={answer.alert} isTimeReversed={organisation.timeReversed} />
      ) : null}
      {organisation && catalogue ? (
        <SeriesFigure alert={answer.alert} {...{ organisation, catalogue }} />
      ) : null}
    </Card>
  );
}

function BurstFigure({ alert, isTimeReversed }: CourseFigureProps) {
  const { hour } = alert;
  if (hour === null) return <CourseFigure {...{ alert, isTimeReversed }} />;
  return <HoursFigure {...{ alert, hour, isTimeReversed }} />;
}
