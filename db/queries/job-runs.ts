import { asc, eq } from 'drizzle-orm';
import type { Problem } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import type { Held } from './leases.ts';
import { isHeld } from './leases.ts';

/** The last run of a piece of work. Instants in UTC ms. */
export type JobRun = {
  name: string;
  beganAt: number;
  /** Null = it goes on, or the process ended amid it. */
  endedAt: number | null;
  /** Null = it went well, or it goes on. */
  problem: Problem | null;
  /** When it last went well; null = never. */
  doneAt: number | null;
  /** What it found then, as JSON; null = nothing to say. */
  details: string | null;
};

/** Who holds a lease, and until when (UTC ms). */
export type HeldLease = { name: string; holder: string; until: number };

/** A piece of work; `held` = the lease it is done under, null = somebody asked for it. */
export type JobInHand = { name: string; held: Held | null };

/** Writes down that a piece of work begins; false when the lease is somebody else's by now, which leaves everything as it was. */
export function* beginJob(ctx: Context, args: JobInHand & { now: number }): Steps<boolean> {
  if (args.held && !(yield* isHeld(ctx, args.held))) return false;
  const { q, t } = ctx.dialect;
  const set = { began_at: args.now, ended_at: null, problem: null };
  const insert = q.insert(t.jobRun).values({ name: args.name, ...set });
  yield* run(insert.onConflictDoUpdate({ target: [t.jobRun.name], set }));
  return true;
}

/** Writes down how it ended: with a problem, or well, with what it found; false as for `beginJob`. */
export function* endJob(
  ctx: Context,
  args: JobInHand & { now: number; problem: Problem | null; details: string | null },
): Steps<boolean> {
  if (args.held && !(yield* isHeld(ctx, args.held))) return false;
  const { q, t } = ctx.dialect;
  const { name, now, problem, details } = args;
  const ended = { ended_at: now, problem: problem && JSON.stringify(problem) };
  const set = problem ? ended : { ...ended, done_at: now, details };
  yield* run(q.update(t.jobRun).set(set).where(eq(t.jobRun.name, name)));
  return true;
}

/** The last run of everything that ever ran, by name. */
export function* readJobs(ctx: Context): Steps<JobRun[]> {
  const { q, t } = ctx.dialect;
  const rows = yield* all(q.select().from(t.jobRun).orderBy(asc(t.jobRun.name)));
  return rows.map((row) => ({
    name: row.name,
    beganAt: row.began_at,
    endedAt: row.ended_at,
    // Only `endJob` writes the column, from this type.
    problem: row.problem === null ? null : (JSON.parse(row.problem) as Problem),
    doneAt: row.done_at,
    details: row.details,
  }));
}

/** Every lease that was ever taken, by name. */
export function* readLeases(ctx: Context): Steps<HeldLease[]> {
  const { q, t } = ctx.dialect;
  const rows = yield* all(q.select().from(t.lease).orderBy(asc(t.lease.name)));
  return rows.map(({ name, holder, until }) => ({ name, holder, until }));
}
