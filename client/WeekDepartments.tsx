import { useTranslations } from 'use-intl/react';
import type { ValueName } from './api/use-filter-values.ts';
import { useFormats } from './i18n/reader.ts';
import { HeaderSelect } from './ui/HeaderSelect.tsx';
import type { ViewState } from './url/view-state.ts';

type Filters = ViewState['filters'];

export type WeekDepartmentsProps = {
  /** The filters on departments: none = all of them. */
  filters: Filters;
  /** Keys of the departments that the reader heads. */
  own: readonly string[];
  /** Every department; null until they are known. */
  names: readonly ValueName[] | null;
  onChoose: (filters: Filters) => void;
};

/** Departments that are none of the choices: they stay until others are chosen. */
const AS_THEY_ARE = '*';

/** Keys come from sources and could be any word: as a list they are told from ours. */
const valueOf = (keys: readonly string[]): string => JSON.stringify(keys.toSorted());

/** Whose figures a page shows: the organisation's, or a department's; a head's own come first. */
export function WeekDepartments({ filters, own, names, onChoose }: WeekDepartmentsProps) {
  const t = useTranslations('weekControls');
  const overview = useTranslations('overview');
  const dimension = useTranslations('dimension');
  const formats = useFormats();
  const single = (names ?? [])
    .toSorted((a, b) => a.label.localeCompare(b.label, formats.locale))
    .map((one) => ({ keys: [one.value], label: one.label }));
  const isOwn = ({ keys }: { keys: readonly string[] }) => keys.every((key) => own.includes(key));
  const whole = { keys: [], label: t('all') };
  const mine = own.length > 1 ? [{ keys: own, label: t('own') }] : [];
  const others = single.filter((one) => !isOwn(one));
  const rest = single.length > 0 ? [{ keys: [''], label: overview('notGiven') }] : [];
  const groups = [
    { label: t('own'), choices: [...mine, ...single.filter(isOwn)] },
    { label: own.length > 0 ? t('others') : t('every'), choices: [whole, ...others, ...rest] },
  ];
  const choices = groups.flatMap((group) => group.choices);
  const [filter, more] = filters;
  const shown = filter?.field === 'department.only' || more ? null : valueOf(filter?.values ?? []);
  const chosen = choices.find(({ keys }) => valueOf(keys) === shown);
  const [key = '', ...further] = filter?.values ?? [];
  const name = single.find(({ keys }) => keys.includes(key))?.label ?? key;
  const asTheyAre = more || further.length > 0 ? t('chosen') : name || overview('notGiven');
  return (
    <HeaderSelect
      label={formats.capital(dimension('department'))}
      value={chosen ? valueOf(chosen.keys) : AS_THEY_ARE}
      groups={[
        { label: t('shown'), options: chosen ? [] : [{ value: AS_THEY_ARE, label: asTheyAre }] },
        ...groups.map((group) => ({
          label: group.label,
          options: group.choices.map(({ keys, label }) => ({ value: valueOf(keys), label })),
        })),
      ]}
      onChoose={(value) => {
        const { keys } = choices.find((one) => valueOf(one.keys) === value) ?? {};
        if (keys) onChoose(keys.length === 0 ? [] : [{ field: 'department', values: keys }]);
      }}
    />
  );
}
