import type { IncomingMessage } from 'node:http';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { Outcome, OutcomeCode } from '../../domain/delivery/outcome.ts';
import { outcomeOf } from '../../domain/delivery/outcome.ts';
import { readRetryAfter } from '../../domain/delivery/retry.ts';
import type { Pinned, Resolve } from './guard/connect.ts';
import { CallRefused, pin, pinnedLookup } from './guard/connect.ts';
import type { Outgoing } from './guard/judge.ts';

/** Longest a call may take in ms, and most bytes of an answer that are taken off the line. */
const PATIENCE_MS = 15_000;
const MOST_BYTES = 64 * 1024;
const HTTPS_PORT = 443;

export type Posting = { url: string; headers: Readonly<Record<string, string>>; body: string };

export type PostDeps = {
  outgoing: Outgoing;
  resolve: Resolve;
  /** The clock, UTC ms. */
  now: () => number;
  /** Longest a call may take; left out = 15 s. */
  patienceMs?: number;
};

/**
 * Sends a body to an address outside and gives how it ended. Never follows a redirect, never keeps or tells a byte of what was
 * answered, never throws. `signal` ends it early.
 */
export async function post(
  posting: Posting,
  deps: PostDeps,
  signal: AbortSignal,
): Promise<Outcome> {
  const patience = AbortSignal.timeout(deps.patienceMs ?? PATIENCE_MS);
  const either = AbortSignal.any([signal, patience]);
  try {
    const url = new URL(posting.url);
    refusePort(url, deps.outgoing);
    const pinned = await pin(url.hostname, deps.outgoing, deps.resolve);
    if (url.protocol !== 'https:' && !pinned.isInside) throw new CallRefused('unencrypted_refused');
    const answer = await answerOf(url, posting, pinned, either);
    return outcomeOfStatus(answer, deps.now());
  } catch (error) {
    if (signal.aborted) return outcomeOf('cut_off');
    return outcomeOf(patience.aborted ? 'too_slow' : codeOfFailure(error));
  }
}

function refusePort(url: URL, { ports }: Outgoing): void {
  const port = url.port === '' ? (url.protocol === 'https:' ? HTTPS_PORT : 80) : Number(url.port);
  if (port !== HTTPS_PORT && !ports.includes(port)) throw new CallRefused('port_refused');
}

function answerOf(
  url: URL,
  { headers, body }: Posting,
  pinned: Pinned,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const send = url.protocol === 'https:' ? tlsRequest : plainRequest;
  const length = String(Buffer.byteLength(body));
  return new Promise((resolve, reject) => {
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': length, connection: 'close' },
      lookup: pinnedLookup(pinned),
      agent: false,
      signal,
      maxHeaderSize: MOST_BYTES,
    });
    request.on('error', reject);
    request.on('response', (answer) => {
      let bytes = 0;
      const end = (): void => {
        answer.destroy();
        resolve(answer);
      };
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MOST_BYTES) end();
      });
      answer.on('end', end);
      answer.on('error', reject);
    });
    request.end(body);
  });
}

function outcomeOfStatus(answer: IncomingMessage, now: number): Outcome {
  const status = answer.statusCode ?? 0;
  const retryAfterMs = readRetryAfter(answer.headers['retry-after'] ?? null, now);
  return { code: codeOfStatus(status), status, retryAfterMs };
}

function codeOfStatus(status: number): OutcomeCode {
  if (status >= 200 && status < 300) return 'delivered';
  if (status >= 300 && status < 400) return 'redirected';
  return status === 410 ? 'gone' : 'status_refused';
}

/** What a failed connection was, by Node's code for it. */
export function codeOfFailure(error: unknown): OutcomeCode {
  if (error instanceof CallRefused) return error.code;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES)$/.test(code)) {
    return 'connection_refused';
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO|SSL|TLS/.test(code)) return 'certificate_refused';
  return code === 'ETIMEDOUT' ? 'too_slow' : 'connection_lost';
}
