import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import { isolate } from '../format/bidi.ts';
import { nameIn } from '../format/name.ts';
import { useFormats } from '../i18n/reader.ts';
import { Button } from './Button.tsx';
import { focusNext } from './focus-next.ts';
import { InputControl } from './InputControl.tsx';
import { Select } from './Select.tsx';
import type { FilterField, ViewState } from '../url/view-state.ts';
import css from './FilterBar.module.css';

type Attributes = OrganisationAnswer['attributes'];
type Dimension = ViewState['by'];
type Option = { readonly value: string; readonly label: string };

export type FilterBarProps = {
  filters: ViewState['filters'];
  attributes: Attributes;
  /** The dimension a filter is on; null for a declared attribute. */
  dimensionOf: (field: FilterField) => Dimension | null;
  /** Dimensions that a filter can be added on. */
  dimensions: readonly Dimension[];
  /** The dimension that a filter is being added on; null = none. */
  adding: Dimension | null;
  setAdding: (dimension: Dimension | null) => void;
  /** Names of the values of a dimension that is filtered or being added; null until they are known. */
  valuesOf: (dimension: Dimension) => readonly Option[] | null;
  onChange: (filters: ViewState['filters']) => void;
};

/** The filters in force, each to be taken away, and one more to be added. */
export function FilterBar(props: FilterBarProps) {
  const { filters, attributes, dimensions, adding, setAdding, valuesOf, onChange } = props;
  const { dimensionOf } = props;
  const t = useTranslations('records.list');
  const dimension = useTranslations('dimension');
  const formats = useFormats();
  const [writing, setWriting] = useState<string | null>(null);
  const without = (field: FilterField): void => {
    onChange(filters.filter((filter) => filter.field !== field));
  };
  const withValue = (field: FilterField, value: string): void => {
    setAdding(null);
    setWriting(null);
    onChange([...filters.filter((filter) => filter.field !== field), { field, values: [value] }]);
  };
  return (
    <div className={css['filters']}>
      {filters.map(({ field, values }) => (
        <FilterChip
          key={field}
          {...{ field, values, attributes, valuesOf, dimensionOf }}
          onRemove={() => {
            without(field);
          }}
        />
      ))}
      <Select
        label={t('filterBy')}
        value={writing === null ? (adding ?? '') : `attr.${writing}`}
        groups={[
          {
            label: t('groups'),
            options: [
              { value: '', label: t('choose') },
              ...dimensions.map((value) => ({
                value,
                label: formats.capital(dimension(value)),
              })),
            ],
          },
          {
            label: t('attributes'),
            options: attributes.map(({ key, name }) => ({
              value: `attr.${key}`,
              label: nameIn(formats.language, name, key),
            })),
          },
        ]}
        onChoose={(value) => {
          setAdding(dimensions.find((one) => one === value) ?? null);
          setWriting(value.startsWith('attr.') ? value.slice('attr.'.length) : null);
        }}
      />
      {writing === null ? null : (
        <AttributeValue
          key={writing}
          onWrite={(value) => {
            withValue(`attr.${writing}`, value);
          }}
        />
      )}
      {adding === null ? null : (
        <ValueChoice
          values={valuesOf(adding) ?? []}
          onChoose={(value) => {
            withValue(adding, value);
          }}
        />
      )}
    </div>
  );
}

function ValueChoice({
  values: known,
  onChoose,
}: {
  values: readonly Option[];
  onChoose: (value: string) => void;
}) {
  const t = useTranslations('records.list');
  const overview = useTranslations('overview');
  const { locale } = useFormats();
  const values = known.toSorted((a, b) => a.label.localeCompare(b.label, locale));
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

/** Of a declared attribute nobody knows all values: one is written, as the source writes it; none = not given. */
function AttributeValue({ onWrite }: { onWrite: (value: string) => void }) {
  const t = useTranslations('records.list');
  const id = useId();
  const [value, setValue] = useState('');
  return (
    <form
      className={css['written']}
      onSubmit={(event) => {
        event.preventDefault();
        onWrite(value.trim());
      }}
    >
      <label htmlFor={id}>{t('value')}</label>
      <InputControl {...{ id, value }} type="text" dir="auto" isInline onChange={setValue} />
      <Button size="small">{t('apply')}</Button>
    </form>
  );
}

/** A filter in force, to be taken away. */
export function FilterChip({
  field,
  values,
  attributes,
  valuesOf,
  dimensionOf,
  onRemove,
}: Pick<FilterBarProps, 'valuesOf' | 'dimensionOf'> & {
  field: FilterField;
  values: readonly string[];
  attributes: Attributes;
  onRemove: () => void;
}) {
  const t = useTranslations('records.list');
  const names = useTranslations('dimension');
  const overview = useTranslations('overview');
  const formats = useFormats();
  const dimension = dimensionOf(field);
  const known = dimension === null ? null : valuesOf(dimension);
  const fieldName = (): string => {
    if (field === 'department.only') return overview('departmentOnly');
    if (field === 'theme.only') return overview('themeOnly');
    if (dimension) return names(dimension);
    const key = field.slice('attr.'.length);
    const name = attributes.find((attribute) => attribute.key === key)?.name;
    return isolate(name ? nameIn(formats.language, name, key) : key);
  };
  const shown = values.map((value) =>
    value === ''
      ? overview('notGiven')
      : isolate(known?.find((one) => one.value === value)?.label ?? value),
  );
  const text = `${formats.capital(fieldName())}: ${formats.series(shown)}`;
  return (
    <button
      type="button"
      className={css['chip']}
      aria-label={t('remove', { name: text })}
      onClick={({ currentTarget }) => {
        focusNext(currentTarget);
        onRemove();
      }}
    >
      {text}
      <span aria-hidden="true">×</span>
    </button>
  );
}
