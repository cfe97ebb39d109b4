import { useTranslations } from 'use-intl/react';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import type { MetricInfo } from '../../api/metric-name.ts';
import css from './Definition.module.css';

/** Behind every number: the formula in words, its interval, its smallest base, who answers for it. */
export function Definition({ info }: { info: MetricInfo }) {
  const t = useTranslations('panel');
  const formats = useFormats();
  const { language } = formats;
  const rows: readonly (readonly [string, string])[] = [
    [t('formula'), nameIn(language, info.formula, info.id)],
    [t('interval'), info.interval ? nameIn(language, info.interval, info.id) : t('intervalNone')],
    [
      t('minimum'),
      t('minimumText', {
        show: formats.value.count(info.minShow),
        judge: formats.value.count(info.minJudge),
      }),
    ],
    [t('owner'), nameIn(language, info.owner, info.id)],
    [t('source'), info.source],
  ];
  return (
    <details className={css['definition']}>
      <summary>{t('definition')}</summary>
      <dl className={css['list']}>
        {rows.map(([term, text]) => (
          <div key={term} style={{ display: 'contents' }}>
            <dt>{term}</dt>
            <dd>
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
