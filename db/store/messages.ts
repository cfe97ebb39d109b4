import type { Problem } from '#server/domain/problem.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Viewer } from './request.ts';

/** What the store's threads say to each other. */
export type Ask = { id: number; viewer: Viewer; name: string; args: unknown };
export type Answer =
  | { id: number; ok: true; result: unknown }
  | { id: number; ok: false; error: PortableError };

/** An error as it crosses threads: a problem stays a problem, anything else keeps its text. */
export type PortableError = { problem: Problem | null; message: string; stack: string };

export function toPortable(error: unknown): PortableError {
  return {
    problem: error instanceof AppError ? error.problem : null,
    message: error instanceof Error ? error.message : String(error),
    stack: error instanceof Error ? (error.stack ?? '') : '',
  };
}

export function fromPortable(portable: PortableError): Error {
  if (portable.problem) return new AppError(portable.problem.code, portable.problem.params);
  const error = new Error(portable.message);
  error.stack = portable.stack;
  return error;
}
