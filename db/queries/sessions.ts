import { and, desc, eq, gte, lt, ne } from 'drizzle-orm';
import type { Rights } from '#server/domain/access/principal.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import type { Audited } from './audit.ts';
import { appendAudit } from './audit.ts';
import type { Person } from './people.ts';
import { findPerson } from './people.ts';

/** A session: hash of its token, whose it is, since when and until when it was used (UTC ms). */
export type Session = {
  id: string;
  personId: string;
  createdAt: number;
  usedAt: number;
  /** When its person last proved who they are: when it began, or when the password was asked for again. */
  provedAt: number;
  /** What the browser calls itself. */
  agent: string;
  /** Rights the person looks through for now; null = their own. */
  viewAs: Rights | null;
};

type Row = {
  id: string;
  person_id: string;
  created_at: number;
  used_at: number;
  proved_at: number | null;
  agent: string;
  view_as: string | null;
};

function sessionOf(row: Row): Session {
  return {
    id: row.id,
    personId: row.person_id,
    createdAt: row.created_at,
    usedAt: row.used_at,
    provedAt: row.proved_at ?? row.created_at,
    agent: row.agent,
    // Only `viewAs` writes the column, from this type.
    viewAs: row.view_as === null ? null : (JSON.parse(row.view_as) as Rights),
  };
}

/**
 * Begins a session; sessions begun before `forgetBefore` (UTC ms) are over by age and go. False, and nothing is done, when
 * the person was disabled or `password` (null = came in another way) is not the stored one any more: comparing it takes
 * long enough for both to happen.
 */
export function* beginSession(
  ctx: Context,
  args: { session: Session; password: string | null; forgetBefore: number; audited: Audited },
): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const { id, personId, createdAt, usedAt, agent } = args.session;
  const held = yield* findPerson(ctx, { id: personId });
  if (held && held.person.state !== 'active') return false;
  if (args.password !== null && held?.password !== args.password) return false;
  yield* run(q.delete(t.session).where(lt(t.session.created_at, args.forgetBefore)));
  yield* run(
    q.insert(t.session).values({
      id,
      person_id: personId,
      created_at: createdAt,
      used_at: usedAt,
      agent,
      view_as: null,
    }),
  );
  yield* run(q.update(t.person).set({ signed_in_at: createdAt }).where(eq(t.person.id, personId)));
  yield* appendAudit(ctx, args.audited);
  return true;
}

/** A session with its person, in one snapshot. Null = no such session; `person` null = one of the invented people. */
export function* findSession(
  ctx: Context,
  args: { id: string },
): Steps<{ session: Session; person: Person | null } | null> {
  const { q, t } = ctx.dialect;
  const shape = () => q.select().from(t.session).where(eq(t.session.id, ''));
  const [row] = yield* allOf(ctx, 'session', shape, [args.id]);
  if (!row) return null;
  const found = yield* findPerson(ctx, { id: row.person_id });
  return { session: sessionOf(row), person: found?.person ?? null };
}

/** Notes that the person of a session has proved again who they are; sessions that are over stay so. */
export function* proveSession(
  ctx: Context,
  args: { id: string; at: number; audited: Audited },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const proved = q.update(t.session).set({ proved_at: args.at }).where(eq(t.session.id, args.id));
  if ((yield* run(proved)) > 0) yield* appendAudit(ctx, args.audited);
}

/** Notes that a session was used. */
export function* noteSessionUse(ctx: Context, args: { id: string; at: number }): Steps<void> {
  const { q, t } = ctx.dialect;
  yield* run(q.update(t.session).set({ used_at: args.at }).where(eq(t.session.id, args.id)));
}

/** A person's sessions begun since an instant, newest first. */
export function* listSessions(
  ctx: Context,
  args: { personId: string; since: number },
): Steps<Session[]> {
  const { q, t } = ctx.dialect;
  const own = and(eq(t.session.person_id, args.personId), gte(t.session.created_at, args.since));
  const rows = yield* all(
    q.select().from(t.session).where(own).orderBy(desc(t.session.created_at)),
  );
  return rows.map(sessionOf);
}

/** Ends one session of a person; false when they have none of that id. */
export function* endSession(
  ctx: Context,
  args: { id: string; personId: string; audited: Audited },
): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const own = and(eq(t.session.id, args.id), eq(t.session.person_id, args.personId));
  if ((yield* run(q.delete(t.session).where(own))) === 0) return false;
  yield* appendAudit(ctx, args.audited);
  return true;
}

/** Ends a person's sessions but one ('' = all of them); gives how many. */
export function* endSessions(
  ctx: Context,
  args: { personId: string; but: string; audited: Audited },
): Steps<number> {
  const { q, t } = ctx.dialect;
  const others = and(eq(t.session.person_id, args.personId), ne(t.session.id, args.but));
  const ended = yield* run(q.delete(t.session).where(others));
  yield* appendAudit(ctx, args.audited);
  return ended;
}

/** Lets a session look through other rights, or through its own again (null). */
export function* viewAs(
  ctx: Context,
  args: { id: string; rights: Rights | null; audited: Audited },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const told = args.rights === null ? null : JSON.stringify(args.rights);
  yield* run(q.update(t.session).set({ view_as: told }).where(eq(t.session.id, args.id)));
  yield* appendAudit(ctx, args.audited);
}
