import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Problem } from '../domain/problem.ts';
import { AppError, PROBLEM_STATUS } from '../domain/problem.ts';
import { sentence } from '../messages/sentence.ts';
import type { AppDeps, AppEnv } from './deps.ts';

/** Turns whatever was thrown into the one shape of error answers. What is not ours is told to the log only. */
export function answerProblem(error: unknown, c: Context<AppEnv>, log: AppDeps['log']): Response {
  const problem = problemOf(error);
  const status = PROBLEM_STATUS[problem.code];
  const requestId = c.get('requestId');
  if (status >= 500) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    log({ level: 'error', event: 'failure', requestId, code: problem.code, error: text });
  }
  const { code, params } = problem;
  const message = sentence(problem, c.get('language'));
  const details = code === 'INTERNAL' ? {} : { details: params };
  c.header('Content-Language', c.get('language'));
  c.header('Cache-Control', 'no-store');
  // What was not waited for may still be on its way over this connection.
  if (code === 'REQUEST_TOO_SLOW') c.header('Connection', 'close');
  if (params['seconds'] !== undefined) c.header('Retry-After', String(params['seconds']));
  // The closed list holds only statuses that may carry a body.
  const told = status as ContentfulStatusCode;
  return c.json({ error: { code, message, ...details, requestId } }, told);
}

function problemOf(error: unknown): Problem {
  if (error instanceof AppError) return error.problem;
  if (error instanceof HTTPException && error.status === 413) {
    return { code: 'REQUEST_TOO_LARGE', params: {} };
  }
  if (error instanceof HTTPException && error.status === 400) {
    return { code: 'REQUEST_NOT_JSON', params: { seen: error.message } };
  }
  return { code: 'INTERNAL', params: {} };
}
