import { BlockList, isIP, isIPv4 } from 'node:net';
import type { TrustedProxies } from '../domain/access/trusted-proxies.ts';

/** Where a request comes from: from the other end of the connection (null = none) and its X-Forwarded-For. */
export type ClientAddress = (peer: string | null, forwardedFor: string | undefined) => string;

const UNKNOWN = 'unknown';

/**
 * An address as it is compared and counted: without port, brackets and zone, an IPv4 one in IPv6's clothes as IPv4. Null
 * when it is none (`unknown`, a made-up name).
 */
export function plainAddress(text: string): string | null {
  const bare = text.trim().replaceAll('"', '');
  const [, inBrackets] = /^\[([^\]]+)\](?::\d+)?$/.exec(bare) ?? [];
  const [, beforePort] = /^([\d.]+):\d+$/.exec(bare) ?? [];
  const address = (inBrackets ?? beforePort ?? bare).replace(/%.*$/, '').toLowerCase();
  if (isIP(address) === 0) return null;
  if (isIPv4(address)) return address;
  const groups = groupsOf(address);
  const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff';
  if (!isMapped) return new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** The eight groups of an IPv6 address, in hexadecimal without leading noughts. */
function groupsOf(address: string): string[] {
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [before = '', after] = short.split('::');
  const split = (part: string): string[] => (part === '' ? [] : part.split(':'));
  if (after === undefined) return split(before);
  const [head, tail] = [split(before), split(after)];
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail];
}

/**
 * What is counted in the place of an address: one's own network where addresses cost nothing. Whoever has an IPv6
 * connection has 2^64 addresses of it, so the first half (a /64) counts as one.
 */
export function countedAddress(text: string): string {
  const address = plainAddress(text);
  if (address === null) return UNKNOWN;
  return isIPv4(address) ? address : `${groupsOf(address).slice(0, 4).join(':')}::/64`;
}

/** How addresses are found behind these proxies; null = there are none, and what the header says is nobody's word. */
export function clientAddressBehind(proxies: TrustedProxies | null): ClientAddress {
  if (proxies === null) return (peer) => peer ?? UNKNOWN;
  if (proxies.kind === 'count') return (peer, header) => countedBack(proxies.count, peer, header);
  const trusted = listOf(proxies.ranges);
  return (peer, header) => firstStranger(trusted, peer, header);
}

/** Every proxy writes down whom it was asked by: the entry of the outermost one of ours is the client. */
function countedBack(count: number, peer: string | null, header: string | undefined): string {
  const entries = entriesOf(header);
  const said = entries.at(-Math.min(count, entries.length));
  return (said !== undefined && plainAddress(said)) || (peer ?? UNKNOWN);
}

/** From the connection outwards, as long as one of our own is speaking; what a stranger says of others is nothing. */
function firstStranger(
  trusted: BlockList,
  peer: string | null,
  header: string | undefined,
): string {
  let at = peer ?? UNKNOWN;
  for (const entry of entriesOf(header).toReversed()) {
    if (!isIn(trusted, at)) return at;
    const said = plainAddress(entry);
    if (said === null) return at;
    at = said;
  }
  return at;
}

function entriesOf(header: string | undefined): string[] {
  return (header ?? '').split(',').filter((entry) => entry.trim() !== '');
}

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function isIn(list: BlockList, text: string): boolean {
  const address = plainAddress(text);
  return address !== null && list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}
