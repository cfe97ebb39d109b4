import type { Context } from 'hono';
import { routePath } from 'hono/route';
import type { AuditFact } from '#db/queries/audit.ts';
import type { Principal } from '../domain/access/principal.ts';
import type { AppEnv } from './deps.ts';

/** Who did something, as the audit log names them: an id, never a name; nobody may be known yet. */
export function actorOf(principal: Principal | undefined): string {
  return !principal || principal.kind === 'anonymous' ? 'nobody' : principal.id;
}

/** A request as the audit log says it: who, which route, what it was about, how far it is. */
export function factOf(
  c: Context<AppEnv>,
  principal: Principal,
  at: number,
  outcome: 'asked' | 'done',
): AuditFact {
  return {
    at,
    actor: actorOf(principal),
    action: `${c.req.method} ${routePath(c, -1)}`,
    target: c.req.path,
    details: { outcome, requestId: c.get('requestId') },
  };
}
