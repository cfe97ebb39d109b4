import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { Catalogue, Series } from '../../api/client.ts';
import { metricInfo } from '../../api/metric-name.ts';
import { judgementOf, toneOf } from '../../format/judgement.ts';
import { decimalsOf } from '../../format/value.ts';
import { useFormats, useReader } from '../../i18n/reader.ts';
import { Shape } from '../../ui/Shape.tsx';
import { metricHref } from '../../url/metric-address.ts';
import { useView } from '../../url/use-view.ts';
import type { GridRow } from './grid-rows.ts';
import { viewOf } from './grid-rows.ts';
import css from './MetricGrid.module.css';

/** One number with the shape of its judgement; why there is none is written, not hidden. */
export function GridCell({
  catalogue,
  series,
  filter,
}: {
  catalogue: Catalogue;
  series: Series | null;
  filter: GridRow['filter'];
}) {
  const t = useTranslations();
  const formats = useFormats();
  const { direction } = useReader();
  const { view } = useView();
  const info = series && metricInfo(catalogue, series.metric);
  if (!series || !info) return <span className={css['absent']}>{t('judgement.no_data')}</span>;
  const judgement = judgementOf(series.total, series.verdict);
  const word = t(`judgement.${judgement}`);
  if (series.total.value === null) return <span className={css['absent']}>{word}</span>;
  const tone = toneOf(judgement);
  const { change } = series.verdict;
  const decimals = decimalsOf(info.unit, series.total);
  const isReal = tone === 'better' || tone === 'worse' || judgement === 'changed';
  return (
    <Link
      className={[css['cell'], tone === 'quiet' ? '' : css[tone]].join(' ')}
      href={metricHref(viewOf(view, filter), series.metric)}
      title={word}
    >
      <Shape judgement={judgement} />
      <bdi dir={direction}>{formats.value.plain(info.unit, series.total.value, decimals)}</bdi>
      <span className="visually-hidden">{word}</span>
      {isReal && change !== null ? (
        <bdi className={css['change']} dir={direction}>
          {formats.value.change(info.unit, change, decimals)}
        </bdi>
      ) : null}
    </Link>
  );
}
