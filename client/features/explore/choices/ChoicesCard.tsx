import { useTranslations } from 'use-intl/react';
import type { Catalogue } from '../../../api/client.ts';
import { useFilterValues } from '../../../api/use-filter-values.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Card } from '../../../ui/Card.tsx';
import { FilterBar } from '../../../ui/FilterBar.tsx';
import { PeriodControl } from '../../../ui/PeriodControl.tsx';
import { Select } from '../../../ui/Select.tsx';
import type { ExploreView } from '../../../url/explore-view.ts';
import { LAYOUTS } from '../../../url/explore-view.ts';
import { DIMENSIONS, GRAINS, PERIOD_RULES, dimensionOf } from '../../../url/view-state.ts';
import type { Shown } from '../shown.ts';
import { MetricsChoice } from './MetricsChoice.tsx';
import { OwnRecordsNote } from './OwnRecordsNote.tsx';
import { ValuesChoice } from './ValuesChoice.tsx';
import css from '../Explore.module.css';

const WHOLE = 'none';

export type ChoiceProps = Shown & {
  catalogue: Catalogue;
  choose: (change: Partial<ExploreView>) => void;
};

/** Everything that can be chosen. It all stands in the address. */
export function ChoicesCard(props: ChoiceProps) {
  const { view, days, choose, organisation, comparison } = props;
  const t = useTranslations('explore');
  const dimension = useTranslations('dimension');
  const formats = useFormats();
  const values = useFilterValues(view.filters.flatMap(({ field }) => dimensionOf(field) ?? []));
  return (
    <Card>
      <div className={css['choices']} data-loading={comparison.waitsFor.isLoading || undefined}>
        <MetricsChoice {...props} />
        {view.by === null ? null : <ValuesChoice {...props} />}
      </div>
      <div className={css['line']}>
        <Select
          label={t('by')}
          value={view.by ?? WHOLE}
          groups={[
            {
              label: '',
              options: [
                ...DIMENSIONS.map((value) => ({
                  value,
                  label: formats.capital(dimension(value)),
                })),
                { value: WHOLE, label: t('undivided') },
              ],
            },
          ]}
          onChoose={(by) => {
            choose({ by: by === WHOLE ? null : by, values: [] });
          }}
        />
        <PeriodControl
          {...{ days }}
          period={view.period}
          rules={PERIOD_RULES}
          onChoose={(period) => {
            choose({ period });
          }}
        />
        <Select
          label={t('grain')}
          value={view.grain}
          groups={[
            {
              label: '',
              options: GRAINS.map((value) => ({ value, label: t(`grains.${value}`) })),
            },
          ]}
          onChoose={(grain) => {
            choose({ grain });
          }}
        />
        {view.by === null || view.grain === 'none' ? null : (
          <Select
            label={t('layout')}
            value={view.layout}
            groups={[
              {
                label: '',
                options: LAYOUTS.map((value) => ({ value, label: t(`layouts.${value}`) })),
              },
            ]}
            onChoose={(layout) => {
              choose({ layout });
            }}
          />
        )}
      </div>
      <div className={css['line']}>
        <FilterBar
          {...values}
          {...{ dimensionOf }}
          attributes={organisation.attributes}
          filters={view.filters}
          dimensions={DIMENSIONS.filter((one) => one !== view.by)}
          onChange={(filters) => {
            choose({ filters });
          }}
        />
      </div>
      <OwnRecordsNote {...props} />
    </Card>
  );
}
