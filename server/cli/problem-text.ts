import type { ProblemCode, ProblemParams } from '../domain/problem.ts';
import { PROBLEM_STATUS } from '../domain/problem.ts';
import type { Language } from '../env.ts';
import { sentence } from '../messages/sentence.ts';

/** The sentence of a problem; a code that a later version wrote is shown as it is. */
export function problemText(code: string, params: ProblemParams, language: Language): string {
  return isKnown(code) ? sentence({ code, params }, language) : `${code} ${JSON.stringify(params)}`;
}

function isKnown(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEM_STATUS, code);
}
