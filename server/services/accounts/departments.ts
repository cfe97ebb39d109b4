import type { Rights } from '../../domain/access/principal.ts';
import { DEPARTMENT_ROLES } from '../../domain/access/roles.ts';
import { AppError } from '../../domain/problem.ts';

/**
 * Refuses rights that say nothing clear: heads have one or more departments, the front line exactly one, others none.
 * Whether a department is known is not asked: it may come with tomorrow's data.
 * @throws AppError RIGHTS_INVALID { role, count }
 */
export function checkRights({ role, departments }: Rights): void {
  const count = departments.length;
  const fits = role === 'front_line' ? count === 1 : DEPARTMENT_ROLES.has(role) === count > 0;
  if (!fits) throw new AppError('RIGHTS_INVALID', { role, count });
}
