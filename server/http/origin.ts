import type { Context } from 'hono';
import { clientAddressBehind, countedAddress } from './client-address.ts';
import type { AppDeps, AppEnv } from './deps.ts';

/** Names by which this machine calls itself. */
export const OWN_NAMES: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

const FORWARDING = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
];

/** The name in a Host header or an origin's host, without its port. */
export function nameOfHost(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '');
}

/** The other end of the connection; null where there is none (tests). */
function peerOf(c: Context<AppEnv>): string | null {
  return c.env?.incoming?.socket.remoteAddress ?? null;
}

function isLoopback(address: string): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address);
}

/**
 * True where one click lets into the demonstration: for whoever sits at this very machine, and not where people come by a
 * public address or a proxy is said to stand before, since not every proxy tells that it speaks for somebody else.
 */
export function isOneClick(
  c: Context<AppEnv>,
  { isDemonstration, publicUrl }: Pick<AppDeps, 'isDemonstration' | 'publicUrl'>,
): boolean {
  return isDemonstration && publicUrl === null && !c.env?.clientAddress && isFromHere(c);
}

/** True when the request was made on this very machine, by no proxy for somebody else. */
function isFromHere(c: Context<AppEnv>): boolean {
  const peer = peerOf(c);
  if (peer !== null && !isLoopback(peer)) return false;
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  // A proxy that tells nothing of itself still passes on where the page itself is from.
  const origin = c.req.header('origin');
  const from = origin !== undefined && URL.canParse(origin) ? new URL(origin).host : host;
  const isOwn = [host, from].every((one) => OWN_NAMES.has(nameOfHost(one)));
  return isOwn && FORWARDING.every((name) => !c.req.header(name));
}

const STRAIGHT = clientAddressBehind(null);

/** What a caller is counted by: the address a request comes from, an IPv6 one with its whole network. */
export function addressOf(c: Context<AppEnv>): string {
  const clientAddress = c.env?.clientAddress ?? STRAIGHT;
  return countedAddress(clientAddress(peerOf(c), c.req.header('x-forwarded-for')));
}
