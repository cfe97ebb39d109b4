import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useQueries } from '../../api/use-queries.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ChecksField, FormNote } from '../../ui/Form.tsx';

export type DepartmentChecksProps = {
  label: string;
  /** Keys, in the order in which they were chosen. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** Any of the departments that the data have brought. */
export function DepartmentChecks({ label, chosen, onChange }: DepartmentChecksProps) {
  const t = useTranslations('people');
  const { language } = useFormats();
  const { data } = useQuery(useQueries().dimension('department'));
  const values = data?.values.filter(({ alias }) => alias === null) ?? [];
  const keys = values.map(({ key }) => key);
  if (data && values.length === 0) return <FormNote text={t('noDepartments')} />;
  if (values.length === 0) return null;
  return (
    <ChecksField
      label={label}
      options={values.map(({ key, name }, i) => ({ value: i, label: nameIn(language, name, key) }))}
      chosen={chosen.map((key) => keys.indexOf(key)).filter((i) => i >= 0)}
      onChange={(places) => onChange(places.flatMap((i) => keys[i] ?? []))}
    />
  );
}
