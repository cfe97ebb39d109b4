import { useTranslations } from 'use-intl/react';
import type { Series } from '../../api/client.ts';
import type { MetricInfo } from '../../api/metric-name.ts';
import { decimalsOf } from '../../format/value.ts';
import { useFormats } from '../../i18n/reader.ts';
import css from './Comparisons.module.css';

/** Below this a difference is more than chance explains. */
const LEVEL = 0.05;

/** What the value is held against, one test each: they say more than the verdict, and never colour anything. */
export function Comparisons({ info, series }: { info: MetricInfo; series: Series | null }) {
  const t = useTranslations('compare');
  const formats = useFormats();
  const shown =
    // What the target is stands in the judgement above.
    series?.comparisons.filter(({ kind, value }) => kind !== 'target' && value.value !== null) ??
    [];
  if (!series || shown.length === 0) return <p className={css['none']}>{series && t('none')}</p>;
  const decimals = decimalsOf(info.unit, series.total);
  const range = ({ from, to }: Series['comparisons'][number]): string => {
    if (from === null || to === null) return '';
    return formats.day.range(from, to);
  };
  const sure = (p: number | null): string => {
    if (p === null) return t('untested');
    return p < LEVEL ? t('real') : t('chance');
  };
  return (
    <dl className={css['list']} aria-label={t('title')}>
      {shown.map((comparison) => (
        <div key={comparison.kind} className={css['one']}>
          <dt>{t(comparison.kind)}</dt>
          <dd>
            <strong className={css['value']}>
              {formats.value.plain(info.unit, comparison.value.value, decimals)}
            </strong>
            {comparison.change === null ? null : (
              <span className={css['change']}>
                {formats.value.change(info.unit, comparison.change, decimals)}
              </span>
            )}
            <span className={css['note']}>
              {formats.line([sure(comparison.p), range(comparison)].filter((one) => one !== ''))}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
