import { useTranslations } from 'use-intl/react';
import type { Series } from '../../api/client.ts';
import { judgementOf } from '../../format/judgement.ts';
import { decimalsOf } from '../../format/value.ts';
import { useReader } from '../../i18n/reader.ts';
import { VerdictChip } from '../../ui/VerdictChip.tsx';
import type { MetricInfo } from './metric-name.ts';
import css from './Judgement.module.css';

/** The verdict in words: value, what was expected, and what the verdict means. */
export function Judgement({ info, series }: { info: MetricInfo; series: Series | null }) {
  const t = useTranslations();
  const { formats, direction } = useReader();
  if (!series) return <p className={css['line']} />;
  const { total, verdict } = series;
  const judgement = judgementOf(total, verdict);
  const decimals = decimalsOf(info.unit, total);
  const expected = formats.value.interval(
    info.unit,
    verdict.expectedLow,
    verdict.expectedHigh,
    decimals,
  );
  return (
    <p className={css['line']}>
      <bdi className={css['value']} dir={direction}>
        {formats.value.value(info.unit, total.value, decimals).text}
      </bdi>
      <VerdictChip judgement={judgement} change={null} />
      <span>{t(`judgementHint.${judgement}`)}</span>
      {expected === null ? null : <span>{t('panel.expected', { interval: expected })}</span>}
    </p>
  );
}
