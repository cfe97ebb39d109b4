import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { addDays, isDay } from '../../format/day.ts';
import { InputControl } from '../../ui/InputControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { useRecordsView } from '../../url/use-records-view.ts';
import { PERIOD_RULES } from '../../url/view-state.ts';
import css from './ListBar.module.css';

const OWN = 'own';

/** A rule that moves with the calendar, or days of one's own. */
export function PeriodChoice({ days }: { days: { from: string; to: string } }) {
  const t = useTranslations('records.list');
  const rule = useTranslations('records.periodRule');
  const { view, choose } = useRecordsView();
  const id = useId();
  const isOwn = !('rule' in view.period);
  // The address has the first day after the period, people say its last.
  const last = addDays(days.to, -1);
  const chooseDays = (from: string, through: string): void => {
    if (isDay(from) && isDay(through) && from <= through) {
      choose({ period: { from, to: addDays(through, 1) } });
    }
  };
  return (
    <>
      <Select
        label={t('period')}
        value={'rule' in view.period ? view.period.rule : OWN}
        groups={[
          {
            label: '',
            options: [
              ...PERIOD_RULES.map((value) => ({ value, label: rule(value) })),
              { value: OWN, label: t('ownDays') },
            ],
          },
        ]}
        onChoose={(value) => {
          choose({ period: value === OWN ? days : { rule: value } });
        }}
      />
      {isOwn ? (
        <span className={css['days']}>
          <label htmlFor={`${id}-first`}>{t('first')}</label>
          <InputControl
            id={`${id}-first`}
            type="date"
            isInline
            value={days.from}
            onChange={(from) => {
              chooseDays(from, last);
            }}
          />
          <label htmlFor={`${id}-last`}>{t('last')}</label>
          <InputControl
            id={`${id}-last`}
            type="date"
            isInline
            value={last}
            onChange={(through) => {
              chooseDays(days.from, through);
            }}
          />
        </span>
      ) : null}
    </>
  );
}
