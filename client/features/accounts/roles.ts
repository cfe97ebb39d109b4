import type { Role } from '#server/domain/access/roles.ts';

/** Every role, in the order in which they are offered. */
export const ALL_ROLES: readonly Role[] = [
  'executive',
  'head',
  'cx_officer',
  'front_line',
  'administrator',
];
