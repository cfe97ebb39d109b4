import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { ValueName } from '../../api/use-filter-values.ts';
import { useFormats } from '../../i18n/reader.ts';
import { WHOLE_HREF, departmentsHref } from '../../url/overview-address.ts';
import { useView } from '../../url/use-view.ts';
import css from './WhoseSwitch.module.css';

export type WhoseSwitchProps = {
  /** Keys of the reader's departments, at least one. */
  own: readonly string[];
  /** Names of departments; null until they are known. */
  names: readonly ValueName[] | null;
};

/** Whose figures a head of departments looks at: their own, all together or one by one, or the organisation's. */
export function WhoseSwitch({ own, names }: WhoseSwitchProps) {
  const t = useTranslations('overview');
  const formats = useFormats();
  const { view } = useView();
  const nameOf = (key: string) => names?.find(({ value }) => value === key)?.label ?? key;
  const shown = view.filters.map(({ field, values }) => `${field}=${values.join()}`).join('&');
  const choices = [
    ...(own.length > 1 ? [{ label: t('ownDepartments'), departments: own }] : []),
    ...own.map((key) => ({ label: nameOf(key), departments: [key] })),
    { label: formats.capital(t('wholeOrganisation')), departments: [] },
  ];
  return (
    <nav aria-label={t('whose')}>
      <ul className={css['choices']}>
        {choices.map(({ label, departments }) => {
          const isWhole = departments.length === 0;
          const filter = isWhole ? '' : `department=${departments.toSorted().join()}`;
          return (
            <li key={filter}>
              <Link
                className={css['choice']}
                href={isWhole ? WHOLE_HREF : departmentsHref(departments)}
                aria-current={filter === shown ? 'page' : undefined}
              >
                <bdi>{label}</bdi>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
