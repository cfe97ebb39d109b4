import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlertsAnswer } from '#server/contract/alerts.ts';
import { useQueries } from '../../api/use-queries.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import css from './Alerts.module.css';

/** How long it took until executives knew of what is grave, with what that means. */
export function ReachCard({ reach }: { reach: AlertsAnswer['contactToExecutive'] }) {
  const t = useTranslations('alerts');
  const id = useId();
  const { language, line, value } = useFormats();
  const known = useQuery(useQueries().catalogue()).data?.figures ?? [];
  const figures = known.filter((one) => one.id.startsWith('contact_to_executive'));
  const { n, told, seconds, p90Seconds } = reach;
  const time = (wait: number) => value.value('seconds', wait).text;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('reachTitle')} />
      <p>
        {n === 0
          ? t('reachNone')
          : line([
              seconds === null ? t('reachLate') : t('reachMedian', { time: time(seconds) }),
              ...(p90Seconds === null ? [] : [t('reachP90', { time: time(p90Seconds) })]),
              t('reachTold', { told: value.count(told), count: n }),
            ])}
      </p>
      {figures.length > 0 ? (
        <details className={css['means']}>
          <summary>{t('reachMeans')}</summary>
          {figures.map((figure) => (
            <p key={figure.id}>{nameIn(language, figure.formula, figure.id)}</p>
          ))}
        </details>
      ) : null}
    </Card>
  );
}
