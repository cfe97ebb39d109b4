import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { Rights } from '#server/domain/access/principal.ts';
import type { Role } from '#server/domain/access/roles.ts';
import { useQueries } from '../../api/use-queries.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ChecksField, ChoiceField, FormNote } from '../../ui/Form.tsx';

export type RightsFieldsProps = {
  roles: readonly Role[];
  rights: Rights;
  onChange: (rights: Rights) => void;
};

/** True when the role has as many departments as it needs. */
export function isWhole({ role, departments }: Rights): boolean {
  if (role === 'front_line') return departments.length === 1;
  return role !== 'head' || departments.length > 0;
}

/** A role, and the departments it is about where it is about any. */
export function RightsFields({ roles, rights, onChange }: RightsFieldsProps) {
  const t = useTranslations();
  const { language } = useFormats();
  const needsDepartments = rights.role === 'head' || rights.role === 'front_line';
  const departments = useQuery({
    ...useQueries().dimension('department'),
    enabled: needsDepartments,
  });
  const values = departments.data?.values.filter(({ alias }) => alias === null) ?? [];
  const keys = values.map(({ key }) => key);
  return (
    <>
      <ChoiceField
        label={t('people.role')}
        value={rights.role}
        groups={[
          { label: '', options: roles.map((role) => ({ value: role, label: t(`role.${role}`) })) },
        ]}
        onChoose={(role) => {
          onChange({ role, departments: [] });
        }}
      />
      {needsDepartments && departments.data && values.length === 0 ? (
        <FormNote text={t('people.noDepartments')} />
      ) : null}
      {needsDepartments && values.length > 0 ? (
        <ChecksField
          label={t('people.departments')}
          options={values.map(({ key, name }, i) => ({
            value: i,
            label: nameIn(language, name, key),
          }))}
          chosen={rights.departments.map((key) => keys.indexOf(key)).filter((i) => i >= 0)}
          onChange={(chosen) => {
            const named = chosen.flatMap((i) => keys[i] ?? []);
            const kept = rights.role === 'front_line' ? named.slice(-1) : named;
            onChange({ role: rights.role, departments: kept });
          }}
        />
      ) : null}
    </>
  );
}
