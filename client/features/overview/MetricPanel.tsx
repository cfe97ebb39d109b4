import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue } from '../../api/client.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { Select } from '../../ui/Select.tsx';
import { useView } from '../../url/use-view.ts';
import { DIMENSIONS } from '../../url/view-state.ts';
import { BreakdownFigure } from './BreakdownFigure.tsx';
import { Definition } from './Definition.tsx';
import { DriversFigure } from './DriversFigure.tsx';
import { PANEL_ID } from './figure.ts';
import { Judgement } from './Judgement.tsx';
import { TrendFigure } from './TrendFigure.tsx';
import { metricInfo, metricName } from '../../api/metric-name.ts';
import { useJudgedSeries } from './use-judged-series.ts';
import css from './MetricPanel.module.css';

export type MetricPanelProps = {
  organisation: OrganisationAnswer;
  catalogue: Catalogue;
  days: { from: string; to: string };
  metric: string;
  /** The metric that is shown where the address names none. */
  leading: string | null;
};

/** One metric: its weeks, its parts, and how it is counted. What is chosen here stands in the address. */
export function MetricPanel(props: MetricPanelProps) {
  const { organisation, catalogue, days, metric, leading } = props;
  const t = useTranslations();
  const formats = useFormats();
  const { language } = formats;
  const { view, choose } = useView();
  const titleId = useId();
  const info = metricInfo(catalogue, metric);
  const series = useJudgedSeries({ organisation, days, metric });
  if (!info) return null;
  const name = metricName(catalogue, metric, language);
  const option = (id: string) => ({ value: id, label: metricName(catalogue, id, language) });
  const isOnCard = (id: string) => organisation.cards.some((card) => card.split(':')[0] === id);
  const figure = { organisation, days, metric, info, name };
  return (
    <Card id={PANEL_ID} labelledBy={titleId}>
      <div className={css['head']}>
        <h2 id={titleId} className={css['title']}>
          {name}
        </h2>
        <div className={css['choices']}>
          <Select
            label={t('panel.metric')}
            value={metric}
            groups={[
              { label: t('panel.onCards'), options: organisation.cards.map(option) },
              {
                label: t('panel.others'),
                options: catalogue.metrics
                  .filter(({ id }) => !isOnCard(id))
                  .map(({ id }) => option(id)),
              },
            ]}
            onChoose={(id) => {
              choose({ metric: id === leading ? null : id });
            }}
          />
          <Select
            label={t('panel.dimension')}
            value={view.by}
            groups={[
              {
                label: '',
                options: DIMENSIONS.map((by) => ({
                  value: by,
                  label: formats.capital(t(`dimension.${by}`)),
                })),
              },
            ]}
            onChoose={(by) => {
              choose({ by });
            }}
          />
        </div>
      </div>
      <Judgement info={info} series={series} name={name} />
      <div className={css['charts']}>
        <TrendFigure {...figure} />
        <BreakdownFigure {...figure} />
      </div>
      <div className={css['drivers']}>
        <DriversFigure {...figure} catalogue={catalogue} />
      </div>
      <Definition info={info} />
    </Card>
  );
}
