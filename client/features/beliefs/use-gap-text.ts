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

/** A gap in words: points with their interval, what they say, or why there is none. */
export function useGapText(): (row: GapRow) => { label: string; note: string } {
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
    if (!gap) return { label: '', note: whyNone(leaders.n, customers.n) };
    const size = value.value('points', gap.value, 0).text;
    const interval = value.interval('points', gap.low, gap.high, 0) ?? '';
    return { label: t('gap', { gap: size, interval }), note: t(`verdict.${gap.verdict}`) };
  };
}
