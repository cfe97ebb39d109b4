import { useTranslations } from 'use-intl/react';
import { addDays } from './format/day.ts';
import { useFormats } from './i18n/reader.ts';
import { HeaderSelect } from './ui/HeaderSelect.tsx';
import { resolvePeriod } from './url/resolve-period.ts';
import type { Period, PeriodRule } from './url/view-state.ts';
import { PERIOD_RULES } from './url/view-state.ts';
import { offeredWeeks, weekPeriod } from './url/week-choice.ts';

type Days = { readonly from: string; readonly to: string };

export type WeekPeriodProps = {
  period: Period;
  lastWeek: Days;
  /** The organisation's day. */
  today: string;
  /** The last day of the data; null = there are none. */
  dataThrough: string | null;
  onChoose: (period: Period) => void;
};

/** Digits of a day that are its year. */
const YEAR = 4;
/** Days that are none of the choices: they stay until others are chosen. */
const AS_THEY_ARE = '*';

const RULES = PERIOD_RULES.filter((rule) => rule !== 'last-week');

/** One of the weeks, or a longer time that ends with the last of them. */
export function WeekPeriod({ period, lastWeek, today, dataThrough, onChoose }: WeekPeriodProps) {
  const t = useTranslations('weekControls');
  const ruleName = useTranslations('records.periodRule');
  const formats = useFormats();
  const days = resolvePeriod(period, lastWeek, today);
  const weeks = offeredWeeks(lastWeek, days);
  const week = weeks.find(({ from, to }) => from === days.from && to === days.to);
  const rule = 'rule' in period ? RULES.find((one) => one === period.rule) : undefined;
  const value = rule ?? week?.from ?? AS_THEY_ARE;
  const hasData = (one: PeriodRule) =>
    dataThrough !== null && resolvePeriod({ rule: one }, lastWeek, today).from <= dataThrough;
  // This year stands beside it, in what the page says of its days; a single day is no range.
  const range = ({ from, to }: Days) =>
    from.slice(0, YEAR) === today.slice(0, YEAR) && addDays(from, 1) < to
      ? t('range', { from: formats.day.short(from), last: formats.day.short(addDays(to, -1)) })
      : formats.day.range(from, to);
  return (
    <HeaderSelect
      label={t('period')}
      value={value}
      groups={[
        {
          label: t('chosenDays'),
          options: value === AS_THEY_ARE ? [{ value, label: range(days) }] : [],
        },
        {
          label: t('weeks'),
          options: weeks.map((one) => ({
            value: one.from,
            label: one.from === lastWeek.from ? t('lastWeek') : range(one),
          })),
        },
        {
          label: t('longer'),
          options: RULES.filter((one) => one === rule || hasData(one)).map((one) => ({
            value: one,
            label: ruleName(one),
          })),
        },
      ]}
      onChoose={(chosen) => {
        const longer = RULES.find((one) => one === chosen);
        const one = weeks.find(({ from }) => from === chosen);
        if (longer) onChoose({ rule: longer });
        else if (one) onChoose(weekPeriod(one, lastWeek));
      }}
    />
  );
}
