import type { Role } from './roles.ts';
import { ROLES } from './roles.ts';

const PREFIX = 'demonstration:';

/** Id of the demonstration's one invented person of a role. */
export function inventedId(role: Role): string {
  return PREFIX + role;
}

/** Role that an id of an invented person tells; null = it is not one's. */
export function inventedRole(id: string): Role | null {
  return ROLES.find((role) => id === inventedId(role)) ?? null;
}
