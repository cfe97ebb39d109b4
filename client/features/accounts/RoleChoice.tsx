import { useTranslations } from 'use-intl/react';
import type { Role } from '#server/domain/access/roles.ts';
import css from './Door.module.css';

export type RoleChoiceProps = {
  roles: readonly Role[];
  isBusy: boolean;
  onChoose: (role: Role) => void;
};

/** One press for each of the demonstration's people. */
export function RoleChoice({ roles, isBusy, onChoose }: RoleChoiceProps) {
  const t = useTranslations();
  return (
    <ul className={css['roles']}>
      {roles.map((role) => (
        <li key={role}>
          <button
            type="button"
            className={css['role']}
            disabled={isBusy}
            onClick={() => {
              onChoose(role);
            }}
          >
            <span className={css['roleName']}>{t(`role.${role}`)}</span>
            <span className={css['roleWhat']}>{t(`door.what.${role}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
