import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import type { Money } from '../../format/money.ts';
import { useFormats } from '../../i18n/reader.ts';

type Stake = NonNullable<LoopAnswer['loop']['stake']>;

/** What a value at stake assumes and how it comes to its sum, in words. `evidence` null = it cannot be counted. */
export function useStakeText(): (money: Money, stake: Stake, evidence: number | null) => string {
  const t = useTranslations('loopPage');
  const { value } = useFormats();
  return (money, { worth, lost }, evidence) => {
    const assumed = {
      worth: money.write(worth),
      lost: value.exact('percent', percentOf(lost)),
    };
    if (evidence === null) return t('stakeUncounted', assumed);
    return t('stakeSum', {
      ...assumed,
      count: evidence,
      records: value.count(evidence),
      value: money.write(sumOf(evidence, { worth, lost })),
    });
  };
}

/** As the server counts it: affected × worth × share who leave, in minor units. */
function sumOf(evidence: number, { worth, lost }: Stake): number {
  return Math.round(evidence * worth * lost);
}

/** A share of 0 to 1 in percent, without what binary fractions leave behind. */
export function percentOf(share: number): number {
  return Math.round(share * 100_000) / 1000;
}
