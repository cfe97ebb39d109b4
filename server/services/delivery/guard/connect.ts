import type { LookupAddress } from 'node:dns';
import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isIP } from 'node:net';
import type { OutcomeCode } from '../../../domain/delivery/outcome.ts';
import type { Judgement, Outgoing } from './judge.ts';
import { judgeAddress } from './judge.ts';

/** Finds the addresses of a name; passed in, so that tests can answer. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

export const resolveBySystem: Resolve = (name) =>
  new Promise((resolve, reject) => {
    systemLookup(name, { all: true }, (error, found) => {
      if (error) reject(error);
      else resolve(found);
    });
  });

/** Why nothing was connected. */
export class CallRefused extends Error {
  readonly code: OutcomeCode;
  constructor(code: OutcomeCode) {
    super(code);
    this.name = 'CallRefused';
    this.code = code;
  }
}

/** Where a call goes: an address that was judged, which the connection is then held to. */
export type Pinned = {
  readonly address: string;
  readonly family: 4 | 6;
  readonly isInside: boolean;
};

/**
 * Finds the address a call to a host may go to. Every answer of the resolver is judged: a name that has one address inside is not
 * called at all. @throws CallRefused
 */
export async function pin(host: string, outgoing: Outgoing, resolve: Resolve): Promise<Pinned> {
  const name = host.replace(/^\[|\]$/g, '');
  const found = await addressesOf(name, resolve);
  const judged = new Set(found.map(({ address }): Judgement => judgeAddress(address, outgoing)));
  if (judged.has('refused')) throw new CallRefused('address_refused');
  const [first] = found;
  if (!first) throw new CallRefused('name_unknown');
  const family = first.family === 6 ? 6 : 4;
  return { address: first.address, family, isInside: judged.has('allowed') };
}

async function addressesOf(name: string, resolve: Resolve): Promise<readonly LookupAddress[]> {
  const family = isIP(name);
  if (family !== 0) return [{ address: name, family }];
  try {
    return await resolve(name);
  } catch {
    throw new CallRefused('name_unknown');
  }
}

/** Answers every question for an address with the one that was judged: between judging and connecting a name may change. */
export function pinnedLookup({ address, family }: Pinned): LookupFunction {
  return (_name, options, answer) => {
    if (options.all) answer(null, [{ address, family }]);
    else answer(null, address, family);
  };
}
