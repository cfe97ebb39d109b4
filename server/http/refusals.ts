import type { Context } from 'hono';
import { routePath } from 'hono/route';
import type { ProblemCode } from '../domain/problem.ts';
import { AppError, PROBLEM_STATUS } from '../domain/problem.ts';
import { actorOf } from './audited.ts';
import type { AppDeps, AppEnv } from './deps.ts';

const REFUSALS: ReadonlySet<number> = new Set([401, 403, 429]);
/** Noted where it happens, with whose account it was about; or a question rather than a refusal. */
const NOTED_ALREADY: ReadonlySet<ProblemCode> = new Set(['SIGN_IN_FAILED', 'PROOF_NEEDED']);

/**
 * Writes into the audit log that somebody was refused, by what code and on what route. The answer does not wait for it,
 * and it never turns a refusal into a failure.
 */
export function noteRefusal(
  thrown: unknown,
  c: Context<AppEnv>,
  { accounts, now, log }: Pick<AppDeps, 'accounts' | 'now' | 'log'>,
): void {
  if (!(thrown instanceof AppError)) return;
  const { code } = thrown.problem;
  if (!REFUSALS.has(PROBLEM_STATUS[code]) || NOTED_ALREADY.has(code)) return;
  const fact = {
    at: now(),
    // Not there yet when the request was refused before anybody was looked up.
    actor: actorOf(c.get('principal')),
    action: `refuse ${code}`,
    target: `${c.req.method} ${routePath(c, -1)}`,
    details: { requestId: c.get('requestId') },
  };
  void accounts.audit.noteRefusal(accounts.repository, fact).catch((failure: unknown) => {
    log({ level: 'error', event: 'work failed', work: 'audit', error: String(failure) });
  });
}
