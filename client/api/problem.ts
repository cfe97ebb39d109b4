/** The code of a request that got no answer at all: no connection, or an answer that is not ours. */
export const NO_ANSWER = 'NO_ANSWER';

/** A request that failed. `message` is the server's sentence in the reader's language; empty when there was no answer. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly status: number | null;
  readonly requestId: string | null;

  constructor(problem: {
    code: string;
    message: string;
    status: number | null;
    requestId: string | null;
  }) {
    super(problem.message);
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status;
    this.requestId = problem.requestId;
  }
}

/** True when the server no longer knows who asks. */
export function isSignedOut(error: Error): boolean {
  return error instanceof ApiProblem && error.code === 'SIGN_IN_NEEDED';
}

/** Reads the one shape of every error answer; whatever else comes back counts as no answer. */
export async function problemFrom(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null);
  const error = field(body, 'error');
  const code = field(error, 'code');
  const message = field(error, 'message');
  const requestId = field(error, 'requestId');
  return new ApiProblem({
    code: typeof code === 'string' ? code : NO_ANSWER,
    message: typeof message === 'string' ? message : '',
    status: response.status,
    requestId: typeof requestId === 'string' ? requestId : response.headers.get('x-request-id'),
  });
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
