import type { Context } from 'hono';
import { routePath } from 'hono/route';
import type { AuditFact } from '#db/queries/audit.ts';
import type { Principal } from '../domain/access/principal.ts';
import type { AppEnv } from './deps.ts';

/** A request as the audit log says it: who, which route, what it was about, how it ended. */
export function factOf(
  c: Context<AppEnv>,
  principal: Principal,
  at: number,
  outcome: 'done' | 'refused',
): AuditFact {
  return {
    at,
    actor: principal.kind === 'anonymous' ? 'nobody' : principal.id,
    action: `${c.req.method} ${routePath(c, -1)}`,
    target: c.req.path,
    details: { outcome, requestId: c.get('requestId') },
  };
}
