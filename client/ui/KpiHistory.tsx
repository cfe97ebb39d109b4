import { useTranslations } from 'use-intl/react';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import type { Tone, Verdict } from '../format/judgement.ts';
import { useFormats } from '../i18n/reader.ts';
import { Skeleton } from './Skeleton.tsx';
import { Spark } from './Spark.tsx';
import css from './KpiCard.module.css';

/** The weeks up to the card's own, oldest first; the line is mirrored only where the organisation reverses time. */
export type History =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | {
      readonly status: 'ready';
      readonly weeks: readonly MetricValue[];
      /** The target that held in each of these weeks; null = none did. */
      readonly targets: readonly (number | null)[];
      readonly isReversed: boolean;
    };

export type KpiHistoryProps = {
  unit: Unit;
  verdict: Verdict;
  history: History;
  tone: Tone;
  decimals: number;
};

export function KpiHistory({ unit, verdict, history, tone, decimals }: KpiHistoryProps) {
  const t = useTranslations('value');
  const formats = useFormats();
  if (history.status === 'loading') return <Skeleton height="2.125rem" />;
  if (history.status === 'failed') return <p className={css['failed']}>{t('sparkMissing')}</p>;
  const values = history.weeks.map((week) => week.value);
  const known = values.filter((value) => value !== null);
  const write = (value: number | null) => formats.value.plain(unit, value, decimals);
  const { expectedLow, expectedHigh } = verdict;
  const label = t('spark', {
    count: values.length,
    low: write(known.length > 0 ? Math.min(...known) : null),
    high: write(known.length > 0 ? Math.max(...known) : null),
    last: write(values.at(-1) ?? null),
  });
  return (
    <Spark
      values={values}
      band={
        expectedLow === null || expectedHigh === null
          ? null
          : { low: expectedLow, high: expectedHigh }
      }
      targets={history.targets}
      isLastProvisional={history.weeks.at(-1)?.states.includes('provisional') ?? false}
      tone={tone}
      label={label}
      isReversed={history.isReversed}
    />
  );
}
