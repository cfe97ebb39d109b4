import { useTranslations } from 'use-intl/react';
import type { Series } from '../../api/client.ts';
import { judgementOf } from '../../format/judgement.ts';
import { decimalsOf } from '../../format/value.ts';
import { useReader } from '../../i18n/reader.ts';
import { NumberLink } from '../../ui/NumberLink.tsx';
import { useSizeText } from '../../ui/use-size-text.ts';
import { VerdictChip } from '../../ui/VerdictChip.tsx';
import { behindHref } from '../../url/records-view.ts';
import { useView } from '../../url/use-view.ts';
import type { MetricInfo } from '../../api/metric-name.ts';
import { TargetNote } from './TargetNote.tsx';
import css from './Judgement.module.css';

/** The verdict in words: value, what was expected, and what the verdict means. */
export function Judgement({
  info,
  series,
  name,
}: {
  info: MetricInfo;
  series: Series | null;
  name: string;
}) {
  const { view } = useView();
  const t = useTranslations();
  const { formats, direction } = useReader();
  const sizeText = useSizeText();
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
  const { expectedLow: low, expectedHigh: high } = verdict;
  const isOutside =
    total.value !== null &&
    low !== null &&
    high !== null &&
    (total.value < low || total.value > high);
  // The bound on false news of all figures together is stricter than the range of one.
  const isAlone = judgement === 'no_change' && isOutside;
  const value = formats.value.value(info.unit, total.value, decimals).text;
  return (
    <p className={css['line']}>
      <bdi className={css['value']} dir={direction}>
        {total.n > 0 ? (
          <NumberLink
            href={behindHref(view, series.metric, null)}
            label={t('value.records', { name })}
          >
            {value}
          </NumberLink>
        ) : (
          value
        )}
      </bdi>
      <VerdictChip judgement={judgement} change={null} />
      <span>{t(isAlone ? 'panel.amongOthers' : `judgementHint.${judgement}`)}</span>
      {expected === null ? null : (
        <span>
          {t('panel.expected', {
            value: formats.value.plain(info.unit, verdict.expected, decimals),
            interval: expected,
          })}
        </span>
      )}
      {verdict.detectable === null ? null : (
        <span>
          {t('panel.detectable', {
            size: sizeText(info.unit, verdict.detectable, 'up'),
            power: formats.value.plain('percent', 95),
          })}
        </span>
      )}
      <TargetNote info={info} series={series} />
    </p>
  );
}
