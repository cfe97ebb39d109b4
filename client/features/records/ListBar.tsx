import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Catalogue } from '../../api/client.ts';
import { metricOptions } from '../../api/metric-options.ts';
import { useFilterValues } from '../../api/use-filter-values.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { FilterBar } from '../../ui/FilterBar.tsx';
import { PeriodControl } from '../../ui/PeriodControl.tsx';
import { Select } from '../../ui/Select.tsx';
import { useRecordsView } from '../../url/use-records-view.ts';
import { DIMENSIONS, PERIOD_RULES, dimensionOf } from '../../url/view-state.ts';
import { SearchForm } from './SearchForm.tsx';
import css from './ListBar.module.css';

export type ListBarProps = {
  organisation: OrganisationAnswer;
  catalogue: Catalogue;
  days: { from: string; to: string };
  /** The number that is shown; null = any record with the words. */
  metric: string | null;
};

/** Everything that can be chosen of the list. It all stands in the address. */
export function ListBar({ organisation, catalogue, days, metric }: ListBarProps) {
  const t = useTranslations('records.list');
  const panel = useTranslations('panel');
  const { language } = useFormats();
  const { view, choose } = useRecordsView();
  const values = useFilterValues(view.filters.flatMap(({ field }) => dimensionOf(field) ?? []));
  const { cards } = organisation;
  const words = { onCards: panel('onCards'), others: panel('others') };
  const any = view.search === '' ? [] : [{ value: '', label: t('anyNumber') }];
  return (
    <Card>
      <div className={css['bar']}>
        <SearchForm
          key={view.search}
          search={view.search}
          onSearch={(search) => {
            choose({ search });
          }}
        />
        <div className={css['choices']}>
          <Select
            label={t('number')}
            value={metric ?? ''}
            groups={[
              { label: t('search'), options: any },
              ...metricOptions(cards, catalogue, { language, words, chosen: metric }),
            ]}
            onChoose={(id) => {
              choose({ metric: id === '' ? null : id });
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
            label={t('sort')}
            value={view.sort}
            groups={[
              {
                label: '',
                options: [
                  { value: 'newest', label: t('newest') },
                  { value: 'oldest', label: t('oldest') },
                ],
              },
            ]}
            onChoose={(sort) => {
              choose({ sort });
            }}
          />
          <FilterBar
            attributes={organisation.attributes}
            filters={view.filters}
            dimensions={DIMENSIONS}
            {...values}
            dimensionOf={dimensionOf}
            onChange={(filters) => {
              choose({ filters });
            }}
          />
        </div>
      </div>
    </Card>
  );
}
