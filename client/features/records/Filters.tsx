import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Select } from '../../ui/Select.tsx';
import { useRecordsView } from '../../url/use-records-view.ts';
import type { FilterField, ViewState } from '../../url/view-state.ts';
import { DIMENSIONS } from '../../url/view-state.ts';
import css from './ListBar.module.css';

type Attributes = OrganisationAnswer['attributes'];
type Dimension = ViewState['by'];

/** The filters in force, each to be taken away, and one more to be added. */
export function Filters({ attributes }: { attributes: Attributes }) {
  const t = useTranslations('records.list');
  const dimension = useTranslations('dimension');
  const formats = useFormats();
  const { view, choose } = useRecordsView();
  const [adding, setAdding] = useState<Dimension | ''>('');
  const without = (field: FilterField): void => {
    choose({ filters: view.filters.filter((filter) => filter.field !== field) });
  };
  return (
    <div className={css['filters']}>
      {view.filters.map(({ field, values }) => (
        <FilterChip
          key={field}
          {...{ field, values, attributes }}
          onRemove={() => {
            without(field);
          }}
        />
      ))}
      <Select
        label={t('filterBy')}
        value={adding}
        groups={[
          {
            label: '',
            options: [
              { value: '', label: t('choose') },
              ...DIMENSIONS.map((value) => ({
                value,
                label: formats.capital(dimension(value)),
              })),
            ],
          },
        ]}
        onChoose={setAdding}
      />
      {adding === '' ? null : (
        <ValueChoice
          dimension={adding}
          onChoose={(value) => {
            setAdding('');
            const others = view.filters.filter((filter) => filter.field !== adding);
            choose({ filters: [...others, { field: adding, values: [value] }] });
          }}
        />
      )}
    </div>
  );
}

function useValueNames(dimension: Dimension | null) {
  const { language } = useFormats();
  const queries = useQueries();
  const { data } = useQuery({
    ...queries.dimension(dimension ?? 'department'),
    enabled: dimension !== null,
  });
  return (data?.values ?? [])
    .filter(({ alias }) => alias === null)
    .map(({ key, name }) => ({ value: key, label: nameIn(language, name, key) }));
}

function ValueChoice({
  dimension,
  onChoose,
}: {
  dimension: Dimension;
  onChoose: (value: string) => void;
}) {
  const t = useTranslations('records.list');
  const overview = useTranslations('overview');
  const { locale } = useFormats();
  const values = useValueNames(dimension).toSorted((a, b) =>
    a.label.localeCompare(b.label, locale),
  );
  return (
    <Select
      label={t('value')}
      value="choose"
      groups={[
        {
          label: '',
          options: [
            { value: 'choose', label: t('choose') },
            // Keys come from sources and could be any word: a sign before them keeps ours apart.
            ...values.map(({ value, label }) => ({ value: `=${value}`, label })),
            { value: '=', label: overview('notGiven') },
          ],
        },
      ]}
      onChoose={(value) => {
        if (value !== 'choose') onChoose(value.slice(1));
      }}
    />
  );
}

function FilterChip({
  field,
  values,
  attributes,
  onRemove,
}: {
  field: FilterField;
  values: readonly string[];
  attributes: Attributes;
  onRemove: () => void;
}) {
  const t = useTranslations('records.list');
  const names = useTranslations('dimension');
  const overview = useTranslations('overview');
  const formats = useFormats();
  const own = DIMENSIONS.find((one) => one === field) ?? null;
  const dimension = field === 'department.only' ? 'department' : own;
  const known = useValueNames(dimension);
  const fieldName = (): string => {
    if (field === 'department.only') return overview('departmentOnly');
    if (own) return names(own);
    const key = field.slice('attr.'.length);
    const name = attributes.find((attribute) => attribute.key === key)?.name;
    return isolate(name ? nameIn(formats.language, name, key) : key);
  };
  const shown = values.map((value) =>
    value === ''
      ? overview('notGiven')
      : isolate(known.find((one) => one.value === value)?.label ?? value),
  );
  const text = `${formats.capital(fieldName())}: ${formats.series(shown)}`;
  return (
    <button
      type="button"
      className={css['chip']}
      aria-label={t('remove', { name: text })}
      onClick={onRemove}
    >
      {text}
      <span aria-hidden="true">×</span>
    </button>
  );
}
