import { useTranslations } from 'use-intl/react';
import type { GapRow, PerceptionGapAnswer } from '#server/contract/beliefs.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';

/** Below these nothing is told of a gap: METRICS.md, perception gap; the server decides. */
export const LEAST = { leaders: 5, customers: 30 } as const;

export type Topic = PerceptionGapAnswer['topics'][number];

export type GapLine = { readonly key: string; readonly name: string } & GapRow;

/** The rows of a sentence: the whole organisation, then departments by name. */
export function useGapLines(): (topic: Topic) => GapLine[] {
  const t = useTranslations('beliefs');
  const { language, locale } = useFormats();
  return ({ whole, departments }) => [
    { key: '', name: t('whole'), ...whole },
    ...departments
      .map(({ department, ...row }) => ({
        key: department.key,
        name: nameIn(language, department.name, department.key),
        ...row,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, locale)),
  ];
}

/** Decimals with which an interval that leaves 0 out is not written as if it held it. */
function decimalsOf({ low, high }: { low: number; high: number }): number {
  const nearest = Math.min(Math.abs(low), Math.abs(high));
  if (low <= 0 && high >= 0) return 0;
  return [0, 1].find((decimals) => nearest >= 0.5 * 10 ** -decimals) ?? 2;
}

export type GapWords = {
  /** Points with sign, and their interval; a dash where there is no gap. */
  size: string;
  interval: string;
  /** Both with the unit; empty where there is no gap. */
  label: string;
  /** What it says, or why there is none. */
  note: string;
  /** The same in fewer words. */
  short: string;
};

/** A gap in words: points with their interval, what they say, or why there is none. */
export function useGapText(): (row: GapRow) => GapWords {
  const t = useTranslations('beliefs');
  const { value } = useFormats();
  const whyNone = (leaders: number, customers: number): string => {
    if (leaders < LEAST.leaders) {
      return t('noGap.leaders', { least: value.count(LEAST.leaders) });
    }
    if (customers === 0) return t('noGap.nothing');
    return t('noGap.customers', { least: value.count(LEAST.customers) });
  };
  return ({ gap, leaders, customers }) => {
    if (!gap) {
      const [none, why] = [value.plain('points', null), whyNone(leaders.n, customers.n)];
      return { size: none, interval: none, label: '', note: why, short: why };
    }
    const decimals = decimalsOf(gap);
    const size = value.value('points', gap.value, decimals).text;
    const interval = value.interval('points', gap.low, gap.high, decimals) ?? '';
    return {
      size: value.change('points', gap.value, decimals),
      interval,
      label: t('gap', { gap: size, interval }),
      note: t(`verdict.${gap.verdict}`),
      short: t(`short.${gap.verdict}`),
    };
  };
}
