import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { Outcome, OutcomeCode } from '../../domain/delivery/outcome.ts';
import { outcomeOf } from '../../domain/delivery/outcome.ts';
import { pin } from './guard/connect.ts';
import type { PostDeps } from './post.ts';
import { codeOfFailure } from './post.ts';
import type { WrittenMail } from './telling.ts';

/** A server that takes mail, as the configuration names it. */
export type MailServer = {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly isSecure: boolean;
  readonly login: { readonly user: string; readonly password: string } | null;
  readonly from: string;
};

/** A mail to one person; `id` is the delivery's, the same in every try. */
export type Mailing = { readonly id: string; readonly to: string; readonly written: WrittenMail };

const PATIENCE_MS = 15_000;
/** Ports that mail is handed over at, beside those the configuration opens. */
const MAIL_PORTS: ReadonlySet<number> = new Set([25, 465, 587]);

/** Hands one mail over and gives how that ended; never throws. `signal` ends it early. */
export async function sendMail(
  server: MailServer,
  mailing: Mailing,
  deps: PostDeps,
  signal: AbortSignal,
): Promise<Outcome> {
  const { host, port, isSecure, login, from } = server;
  if (!MAIL_PORTS.has(port) && !deps.outgoing.ports.includes(port))
    return outcomeOf('port_refused');
  const patienceMs = deps.patienceMs ?? PATIENCE_MS;
  const patience = AbortSignal.timeout(patienceMs);
  try {
    const pinned = await pin(host, deps.outgoing, deps.resolve);
    const transport = createTransport({
      // Held to the address that was judged; the certificate is still asked for the name.
      host: pinned.address,
      port,
      ...(isIP(host) === 0 && { servername: host }),
      secure: isSecure,
      // A password leaves in the clear only inside, where the configuration allowed it.
      requireTLS: !isSecure && !pinned.isInside,
      ...(login && { auth: { user: login.user, pass: login.password } }),
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      maxResponseSize: 64 * 1024,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    await transport.sendMail({
      from: { name: 'Basira', address: from },
      to: mailing.to,
      messageId: `<${mailing.id}@${from.split('@')[1] ?? 'basira'}>`,
      ...mailing.written,
      headers: { 'auto-submitted': 'auto-generated' },
      signal: AbortSignal.any([signal, patience]),
    });
    return outcomeOf('delivered');
  } catch (error) {
    if (signal.aborted) return outcomeOf('cut_off');
    return patience.aborted ? outcomeOf('too_slow') : failureOf(error);
  }
}

function failureOf(error: unknown): Outcome {
  const said = error instanceof Error && 'responseCode' in error ? error.responseCode : null;
  const status = typeof said === 'number' ? said : null;
  return outcomeOf(codeOf(error, status), status);
}

function codeOf(error: unknown, status: number | null): OutcomeCode {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EAUTH') return 'mail_sign_in_refused';
  if (code === 'ETLS') return 'certificate_refused';
  if (status !== null && status >= 500) return 'mail_refused';
  if (status !== null && status >= 400) return 'mail_put_off';
  // The transport wraps what the socket said, with its own code for it.
  const inner = error instanceof Error && 'syscall' in error && 'errno' in error ? error : null;
  return codeOfFailure(code === 'ESOCKET' && inner ? causeOf(error) : error);
}

function causeOf(error: unknown): unknown {
  const text = error instanceof Error ? error.message : '';
  const code = /E[A-Z]{4,}/.exec(text)?.[0];
  return code === undefined ? error : Object.assign(new Error(text), { code });
}
