import type { Principal } from './principal.ts';
import type { Role } from './roles.ts';

/**
 * What a route needs its caller to be able to do. `public` = nobody is looked up; `open` = whoever asks, but it is known
 * who does; `self` = anybody signed in, about themselves; `report` = sending reports, `reports` = reading those of others.
 */
export const ABILITIES = [
  'public',
  'open',
  'self',
  'frame',
  'numbers',
  'records',
  'views',
  'believe',
  'alerts',
  'loops',
  'follow_ups',
  'report',
  'reports',
  'notices',
  'receivers',
  'data',
  'import',
  'name',
  'themes',
  'assign',
  'settings',
  'erase',
  'stores',
  'operations',
  'people',
  'keys',
  'ingest',
  'view_as',
] as const;
export type Ability = (typeof ABILITIES)[number];

const READING: readonly Ability[] = [
  'self',
  'frame',
  'numbers',
  'records',
  'views',
  'believe',
  'alerts',
  'loops',
  'follow_ups',
  'report',
  'reports',
  'notices',
];

/** Abilities of each role beside `public` and `open`. */
const OF_ROLE: Readonly<Record<Role, ReadonlySet<Ability>>> = {
  executive: new Set(READING),
  head: new Set(READING),
  cx_officer: new Set([
    ...READING,
    'data',
    'import',
    'name',
    'assign',
    'themes',
    'settings',
    'erase',
    'view_as',
  ]),
  front_line: new Set<Ability>(['self', 'frame', 'follow_ups', 'report']),
  administrator: new Set([
    ...READING,
    'data',
    'import',
    'name',
    'themes',
    'assign',
    'settings',
    'erase',
    'stores',
    'operations',
    'receivers',
    'people',
    'keys',
    'ingest',
    'view_as',
  ]),
};

/** What one of the demonstration's invented people must not touch: accounts and data of one's own. */
const NEVER_INVENTED: ReadonlySet<Ability> = new Set([
  'import',
  'erase',
  'stores',
  'operations',
  'receivers',
  'people',
  'keys',
  'ingest',
]);

/** True when the caller may use a route that needs an ability. */
export function isAble(principal: Principal, ability: Ability): boolean {
  if (ability === 'public' || ability === 'open') return true;
  switch (principal.kind) {
    case 'anonymous':
      return false;
    case 'key':
      // Whoever may send records may send reports.
      if (ability === 'ingest' || ability === 'report') return principal.scopes.ingest.length > 0;
      return (
        // No department at all is no right to read.
        (principal.scopes.read ?? []).length > 0 &&
        (ability === 'frame' || ability === 'numbers' || ability === 'records')
      );
    case 'person':
      // Looking as somebody else ends where it began: by the person's own right to it.
      if (ability === 'view_as') return OF_ROLE[principal.ownRole].has('view_as');
      if (principal.isInvented && NEVER_INVENTED.has(ability)) return false;
      return OF_ROLE[principal.rights.role].has(ability);
  }
}

/** True for roles that are asked what they believe customers think. */
export function isLeader(role: Role): boolean {
  return OF_ROLE[role].has('believe');
}

/** Departments (keys) whose raw records the caller may read; `all` includes records without one. */
export function readableDepartments(principal: Principal): readonly string[] | 'all' {
  switch (principal.kind) {
    case 'anonymous':
      return [];
    case 'key':
      return principal.scopes.read ?? [];
    case 'person': {
      const { role, departments } = principal.rights;
      if (role === 'head') return departments;
      return role === 'front_line' ? [] : 'all';
    }
  }
}

/** Roles somebody may look as: nobody gets more to see than they have. */
export function rolesToViewAs(role: Role): readonly Role[] {
  if (role === 'administrator') return ['executive', 'head', 'cx_officer', 'front_line'];
  return role === 'cx_officer' ? ['executive', 'head', 'front_line'] : [];
}
