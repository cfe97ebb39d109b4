import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { addDays, isDay } from '../format/day.ts';
import { InputControl } from './InputControl.tsx';
import { Select } from './Select.tsx';
import type { Period, PeriodRule } from '../url/view-state.ts';
import css from './PeriodControl.module.css';

const OWN = 'own';

export type PeriodControlProps = {
  period: Period;
  rules: readonly PeriodRule[];
  /** The days it means now. */
  days: { from: string; to: string };
  onChoose: (period: Period) => void;
};

/** A rule that moves with the calendar, or days of one's own. */
export function PeriodControl({ period, rules, days, onChoose }: PeriodControlProps) {
  const t = useTranslations('records.list');
  const rule = useTranslations('records.periodRule');
  const id = useId();
  const isOwn = !('rule' in period);
  // The address has the first day after the period, people say its last.
  const last = addDays(days.to, -1);
  const chooseDays = (from: string, through: string): void => {
    if (isDay(from) && isDay(through) && from <= through) {
      onChoose({ from, to: addDays(through, 1) });
    }
  };
  return (
    <>
      <Select
        label={t('period')}
        value={'rule' in period ? period.rule : OWN}
        groups={[
          {
            label: '',
            options: [
              ...rules.map((value) => ({ value, label: rule(value) })),
              { value: OWN, label: t('ownDays') },
            ],
          },
        ]}
        onChoose={(value) => {
          onChoose(value === OWN ? days : { rule: value });
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
