import { useTranslations } from 'use-intl/react';
import type { Rights } from '#server/domain/access/principal.ts';
import type { Role } from '#server/domain/access/roles.ts';
import { ChoiceField } from '../../ui/Form.tsx';
import { DepartmentChecks } from './DepartmentChecks.tsx';

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
  const needsDepartments = rights.role === 'head' || rights.role === 'front_line';
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
      {needsDepartments ? (
        <DepartmentChecks
          label={t('people.departments')}
          chosen={rights.departments}
          onChange={(named) => {
            const kept = rights.role === 'front_line' ? named.slice(-1) : named;
            onChange({ role: rights.role, departments: kept });
          }}
        />
      ) : null}
    </>
  );
}
