import type { Context } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Ability } from '../domain/access/abilities.ts';
import type { AppEnv } from './deps.ts';

/** Routes that change nothing: their question is too long, or too private, for an address. */
export const ASKING: ReadonlySet<string> = new Set([
  'POST /api/themes/effect',
  'POST /api/themes/try',
  'POST /api/assignment-rules/effect',
]);

/**
 * What the caller of each route must be able to do: a route that is not here stops the start. Who is able to do what
 * stands in `server/domain/access/abilities.ts`; what comes of it, caller by caller, in `tests/integration/access/matrix.ts`.
 */
export const ACCESS: Readonly<Record<string, Ability>> = {
  'GET /api/health': 'public',
  'GET /api/ready': 'public',
  'GET /api/openapi.json': 'public',
  'GET /api/session': 'open',
  'POST /api/session': 'open',
  'DELETE /api/session': 'open',
  'POST /api/session/demonstration': 'open',
  'PUT /api/session/view-as': 'view_as',
  'PUT /api/session/password': 'self',
  'POST /api/session/proof': 'self',
  'GET /api/sessions': 'self',
  'DELETE /api/sessions/:id': 'self',
  'POST /api/links/look': 'open',
  'POST /api/links/use': 'open',
  'GET /api/people': 'people',
  'POST /api/people': 'people',
  'PATCH /api/people/:id': 'people',
  'POST /api/people/:id/link': 'people',
  'DELETE /api/people/:id/sessions': 'people',
  'GET /api/keys': 'keys',
  'POST /api/keys': 'keys',
  'POST /api/keys/:id/rotate': 'keys',
  'DELETE /api/keys/:id': 'keys',
  'GET /api/metrics': 'numbers',
  'GET /api/drivers': 'numbers',
  'GET /api/changes': 'numbers',
  'GET /api/impacts': 'numbers',
  'GET /api/voices': 'records',
  'GET /api/catalogue': 'numbers',
  'GET /api/views': 'views',
  'POST /api/views': 'views',
  'PATCH /api/views/:id': 'views',
  'DELETE /api/views/:id': 'views',
  'GET /api/organisation': 'frame',
  'PATCH /api/organisation': 'settings',
  'GET /api/calendar': 'numbers',
  'GET /api/targets': 'numbers',
  'POST /api/targets': 'settings',
  'PATCH /api/targets/:id': 'settings',
  'GET /api/events': 'numbers',
  'POST /api/events': 'settings',
  'PATCH /api/events/:id': 'settings',
  'GET /api/beliefs': 'numbers',
  'POST /api/beliefs': 'settings',
  'PATCH /api/beliefs/:id': 'settings',
  'GET /api/beliefs/:id': 'numbers',
  'GET /api/beliefs/:id/answer': 'believe',
  'PUT /api/beliefs/:id/answer': 'believe',
  'GET /api/alerts': 'alerts',
  'GET /api/alerts/:id': 'alerts',
  'GET /api/alerts/:id/course': 'alerts',
  'POST /api/alerts/:id/acknowledge': 'alerts',
  'POST /api/alerts/:id/snooze': 'alerts',
  'POST /api/alerts/:id/resolve': 'alerts',
  'POST /api/alerts/:id/reopen': 'alerts',
  'POST /api/alerts/:id/comment': 'alerts',
  'POST /api/alerts/:id/useful': 'alerts',
  'GET /api/alert-rules': 'alerts',
  'POST /api/alert-rules': 'settings',
  'POST /api/alert-rules/try': 'settings',
  'PUT /api/alert-rules/:id': 'settings',
  'DELETE /api/alert-rules/:id': 'settings',
  'GET /api/loops': 'loops',
  'POST /api/loops': 'loops',
  'GET /api/loops/counts': 'loops',
  'GET /api/loops/people': 'loops',
  'GET /api/loops/similar': 'loops',
  'GET /api/loops/:id': 'loops',
  'GET /api/loop-figures': 'loops',
  'GET /api/loop-changes': 'loops',
  'GET /api/loops/:id/effect': 'loops',
  'PATCH /api/loops/:id': 'loops',
  'POST /api/loops/:id/moves': 'loops',
  'POST /api/loops/:id/comments': 'loops',
  'POST /api/loops/:id/departments': 'loops',
  'POST /api/loops/:id/departments/:key': 'loops',
  'POST /api/loops/:id/actions': 'loops',
  'PATCH /api/loops/:id/actions/:seq': 'loops',
  'POST /api/loops/:id/obstacles': 'loops',
  'PATCH /api/loops/:id/obstacles/:seq': 'loops',
  'POST /api/loops/:id/records': 'loops',
  'GET /api/follow-ups': 'follow_ups',
  'GET /api/follow-ups/figures': 'loops',
  'GET /api/follow-ups/people': 'loops',
  'GET /api/follow-ups/:id': 'follow_ups',
  'POST /api/follow-ups/:id/deeds': 'follow_ups',
  'GET /api/review': 'loops',
  'POST /api/review/items': 'loops',
  'POST /api/review/items/:id/outcome': 'loops',
  'POST /api/reports': 'report',
  'GET /api/my-reports': 'report',
  'GET /api/report-choices': 'report',
  'POST /api/my-reports/:id/match': 'report',
  'GET /api/reports': 'reports',
  'GET /api/reports/:id': 'reports',
  'POST /api/reports/:id/settle': 'reports',
  'GET /api/my-work': 'loops',
  'GET /api/alert-ladder': 'alerts',
  'GET /api/silences': 'alerts',
  'POST /api/silences': 'settings',
  'DELETE /api/silences/:id': 'settings',
  'GET /api/receivers': 'receivers',
  'POST /api/receivers': 'receivers',
  'PATCH /api/receivers/:id': 'receivers',
  'DELETE /api/receivers/:id': 'receivers',
  'POST /api/receivers/:id/secret': 'receivers',
  'POST /api/receivers/:id/test': 'receivers',
  'GET /api/receivers/:id/deliveries': 'receivers',
  'GET /api/notice-settings': 'notices',
  'PUT /api/notice-settings': 'notices',
  'POST /api/notice-settings/test': 'notices',
  'GET /api/deliveries': 'data',
  'GET /api/operations': 'operations',
  'GET /api/delivery-health': 'data',
  'GET /api/live': 'notices',
  'GET /api/dimensions': 'numbers',
  'GET /api/dimensions/:dimension': 'numbers',
  'PATCH /api/dimensions/:dimension/:key': 'name',
  'GET /api/themes': 'numbers',
  'PUT /api/themes': 'themes',
  'POST /api/themes/effect': 'themes',
  'POST /api/themes/try': 'numbers',
  'GET /api/records': 'records',
  'GET /api/records/:kind/:source/:externalId': 'records',
  'GET /api/customers/:customer': 'records',
  'GET /api/assignments': 'assign',
  'POST /api/assignments': 'assign',
  'POST /api/assignments/:id/undo': 'assign',
  'GET /api/assignment-rules': 'assign',
  'POST /api/assignment-rules': 'assign',
  'PUT /api/assignment-rules': 'assign',
  'PUT /api/assignment-rules/:id': 'assign',
  'DELETE /api/assignment-rules/:id': 'assign',
  'POST /api/assignment-rules/effect': 'assign',
  'GET /api/sources': 'data',
  'GET /api/sources/:id': 'data',
  'PATCH /api/sources/:id': 'data',
  'GET /api/sources/:id/retention': 'erase',
  'PUT /api/sources/:id/retention': 'erase',
  'GET /api/erasures': 'erase',
  'POST /api/erasures/preview': 'erase',
  'POST /api/erasures': 'erase',
  'GET /api/stores': 'self',
  'POST /api/stores': 'stores',
  'POST /api/imports/files': 'import',
  'POST /api/imports': 'import',
  'POST /api/imports/sheets': 'import',
  'POST /api/imports/guess': 'import',
  'POST /api/imports/dry-runs': 'import',
  'GET /api/imports/dry-runs/:id': 'import',
  'DELETE /api/imports/dry-runs/:id': 'import',
  'GET /api/imports': 'data',
  'GET /api/imports/:id': 'data',
  'GET /api/imports/:id/rejects': 'data',
  'POST /api/imports/:id/undo': 'import',
  'POST /api/batches': 'ingest',
};

type Routed = { method: string; path: string };

function isRoute({ method, path }: Routed): boolean {
  return method !== 'ALL' && path.startsWith('/api/');
}

/** Every route of a router once, as `ACCESS` names it. */
export function routesOf(router: { readonly routes: readonly Routed[] }): string[] {
  return [...new Set(router.routes.filter(isRoute).map(({ method, path }) => `${method} ${path}`))];
}

/** @throws Error that names the routes nobody has decided about */
export function requireAccess(router: { readonly routes: readonly Routed[] }): void {
  const open = routesOf(router).filter((route) => !Object.hasOwn(ACCESS, route));
  if (open.length > 0) throw new Error(`who may use ${open.join(', ')}? Say so in access.ts`);
}

/** What the request's routes need; empty when nothing of ours was asked for. An address that fits several needs all of it. */
export function neededFor(c: Context<AppEnv>): Ability[] {
  const routes = matchedRoutes(c).filter(isRoute);
  const keys = new Set(routes.map(({ method, path }) => `${method} ${path}`));
  return [...keys].flatMap((key) => ACCESS[key] ?? []);
}
