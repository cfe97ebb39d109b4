import { useTranslations } from 'use-intl/react';
import type { WhoInfo } from '#server/contract/shapes.ts';
import { isolate } from '../format/bidi.ts';

const ROLES = ['executive', 'head', 'cx_officer', 'front_line', 'administrator'] as const;

/** How somebody who made a change is called: by name, or by role where they were invented. */
export function useWho(): (by: WhoInfo) => string {
  const t = useTranslations();
  return ({ name, role }) => {
    if (name !== null) return isolate(name);
    const known = ROLES.find((one) => one === role);
    return known ? t(`role.${known}`) : t('assign.somebody');
  };
}
