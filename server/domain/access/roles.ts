/** What somebody is here for; each role sees and does what its work needs, nothing else. */
export const ROLES = ['executive', 'head', 'cx_officer', 'front_line', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Roles whose rights are about departments: heads about one or more, the front line about exactly one. */
export const DEPARTMENT_ROLES: ReadonlySet<Role> = new Set(['head', 'front_line']);

/** How an account stands: invited people have no password yet, disabled ones cannot come in. */
export const PERSON_STATES = ['invited', 'active', 'disabled'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** What a one-time link is for. */
export const LINK_PURPOSES = ['first_administrator', 'invitation', 'password_reset'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];
