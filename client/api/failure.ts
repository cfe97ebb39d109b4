import { ApiProblem } from './problem.ts';
import type { Failure } from '../ui/ErrorState.tsx';

export function failureOf(error: Error): Failure {
  if (error instanceof ApiProblem) return { message: error.message, requestId: error.requestId };
  return { message: '', requestId: null };
}
