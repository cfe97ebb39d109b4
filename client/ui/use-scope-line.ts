import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { Dimension } from '#server/domain/dimensions.ts';
import type { Series } from '../api/client.ts';
import { daysBetween } from '../format/day.ts';
import { isolate } from '../format/bidi.ts';
import { nameIn } from '../format/name.ts';
import { useReader } from '../i18n/reader.ts';
import type { FilterField, ViewState } from '../url/view-state.ts';

export type Scope = {
  readonly days: { readonly from: string; readonly to: string };
  readonly view: ViewState;
  readonly dataThrough: string | null;
  readonly behind: OrganisationAnswer['behind'];
  /** Null while they are awaited: the line is as long as it will be, with the usual basis. */
  readonly series: readonly Series[] | null;
  readonly attributes: OrganisationAnswer['attributes'];
  /** Names of the values that the view is narrowed by; null until they are known: then their keys stand. */
  readonly valuesOf: (
    dimension: Dimension,
  ) => readonly { readonly value: string; readonly label: string }[] | null;
};

/** Sources behind the others that are named one by one. */
const NAMED_BEHIND = 2;

/** When, whose, how complete, and against what: the four things every number on the page rests on. */
export function useScopeLine(): (scope: Scope) => readonly string[] {
  const t = useTranslations();
  const { formats, preferences } = useReader();
  const fieldName = (field: FilterField, attributes: Scope['attributes']) => {
    if (field === 'department.only') return t('overview.departmentOnly');
    if (field === 'theme.only') return t('overview.themeOnly');
    if (!isAttribute(field)) return t(`dimension.${field}`);
    const key = field.slice('attr.'.length);
    const name = attributes.find((attribute) => attribute.key === key)?.name;
    return isolate(name ? nameIn(formats.language, name, key) : key);
  };
  const valueName = (field: FilterField, value: string, valuesOf: Scope['valuesOf']) => {
    if (value === '') return t('overview.notGiven');
    // A department itself, without those below it, is a value of the same dimension.
    const names = isAttribute(field) ? null : valuesOf(plainDimension(field));
    return isolate(names?.find((one) => one.value === value)?.label ?? value);
  };
  return ({ days, view, dataThrough, behind, series, attributes, valuesOf }) => {
    const range = formats.day.range(days.from, days.to);
    const isWeek = daysBetween(days.from, days.to) === 7;
    const filters = view.filters.map(
      ({ field, values }) =>
        `${fieldName(field, attributes)} ${formats.list(values.map((value) => valueName(field, value, valuesOf)))}`,
    );
    // Old data are not taken for this year's.
    const dayOf = (day: string) =>
      formats.day[day.slice(0, 4) === days.to.slice(0, 4) ? 'weekday' : 'long'](day);
    const bases = new Set(series?.map(({ verdict }) => verdict.basis) ?? ['history']);
    return [
      t(isWeek ? 'overview.week' : 'overview.days', { range }),
      ...(preferences.calendar === 'hijri'
        ? [isolate(formats.day.hijriRange(days.from, days.to))]
        : []),
      filters.length === 0
        ? t('overview.wholeOrganisation')
        : t('overview.filtered', { names: formats.list(filters) }),
      ...(dataThrough === null ? [] : [t('overview.completeTo', { day: dayOf(dataThrough) })]),
      ...behind.slice(0, NAMED_BEHIND).map(({ source, name, through }) =>
        t('overview.behind', {
          source: isolate(nameIn(formats.language, name, source)),
          day: dayOf(through),
        }),
      ),
      ...(behind.length > NAMED_BEHIND
        ? [t('overview.moreBehind', { count: behind.length - NAMED_BEHIND })]
        : []),
      ...(bases.has('history') ? [t('overview.basisHistory')] : []),
      ...(bases.has('week_before') && !bases.has('history')
        ? [t(isWeek ? 'overview.basisWeekBefore' : 'overview.basisDaysBefore')]
        : []),
    ];
  };
}

function isAttribute(field: FilterField): field is `attr.${string}` {
  return field.startsWith('attr.');
}

function plainDimension(field: Exclude<FilterField, `attr.${string}`>): Dimension {
  if (field === 'department.only') return 'department';
  return field === 'theme.only' ? 'theme' : field;
}
