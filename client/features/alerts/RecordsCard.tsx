import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlertAnswer } from '#server/contract/alerts.ts';
import { useZone } from '../../api/use-zone.ts';
import { addDays } from '../../format/day.ts';
import { dayIn } from '../../format/instant.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { recordsHref } from '../../url/records-view.ts';
import css from './Alert.module.css';
import { scopeFilters } from './series-question.ts';

/** How records are shown; given by who puts the pages together. */
export type PinnedList = (records: AlertAnswer['records']) => ReactNode;

/** The records an alert points to, how many are hidden, and the way to those behind its value. */
export function RecordsCard({ answer, pinned }: { answer: AlertAnswer; pinned: PinnedList }) {
  const t = useTranslations('alerts');
  const id = useId();
  const { alert, records, hidden } = answer;
  const { rule, scope, hour } = alert;
  const zone = useZone();
  const day = hour === null ? null : dayIn(zone, Date.parse(hour));
  const period = day === null ? alert.period : { from: day, to: addDays(day, 1) };
  const isListed = period !== null && scope.source === null;
  const isNothing = records.length === 0 && hidden === 0;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('itsRecords')} />
      {records.length > 0 ? pinned(records) : null}
      {hidden > 0 ? <p className={css['note']}>{t('hiddenRecords', { count: hidden })}</p> : null}
      {isNothing ? <p className={css['note']}>{t('noRecords')}</p> : null}
      {isListed ? (
        <div className={css['actions']}>
          <ButtonLink
            href={recordsHref({ metric: rule.metric, period, filters: scopeFilters(alert) })}
          >
            {t('openRecords')}
          </ButtonLink>
        </div>
      ) : null}
    </Card>
  );
}
