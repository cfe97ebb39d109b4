import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { MetricInfo } from '../../api/metric-name.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import css from './Definition.module.css';

/** Behind every number: the formula in words, its interval, its smallest base, who answers for it, and how fresh it is. */
export function Definition({
  info,
  organisation,
}: {
  info: MetricInfo;
  organisation: OrganisationAnswer;
}) {
  const t = useTranslations('panel');
  const formats = useFormats();
  const titleId = useId();
  const { language, said } = formats;
  const { dataThrough, behind } = organisation;
  const fresh = [
    ...(dataThrough === null ? [] : [t('completeTo', { day: formats.day.long(dataThrough) })]),
    ...behind.map(({ source, name, through }) =>
      t('behind', {
        source: nameIn(language, name, source),
        day: formats.day.weekday(through),
      }),
    ),
    info.provisionalDays === 0 ? t('finalAtOnce') : t('finalAfter', { days: info.provisionalDays }),
  ];
  const rows: readonly (readonly [string, string])[] = [
    [t('formula'), said(nameIn(language, info.formula, info.id))],
    [
      t('interval'),
      info.interval ? said(nameIn(language, info.interval, info.id)) : t('intervalNone'),
    ],
    [
      t('minimum'),
      t('minimumText', {
        show: formats.value.count(info.minShow),
        judge: formats.value.count(info.minJudge),
      }),
    ],
    [t('fresh'), formats.line(fresh)],
    [t('owner'), nameIn(language, info.owner, info.id)],
    [t('source'), info.source],
  ];
  return (
    <Card labelledBy={titleId}>
      <PanelTitle id={titleId} text={t('definition')} />
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
    </Card>
  );
}
