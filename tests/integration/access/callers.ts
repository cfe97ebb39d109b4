import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, PAGE_HEADERS, sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';

/** Everybody the matrix is about. Share links come with sharing. */
export const CALLERS = [
  'anonymous',
  'executive',
  'head',
  'cx_officer',
  'front_line',
  'administrator',
  'ingest_key',
  'read_key',
] as const;
export type Caller = (typeof CALLERS)[number];

/** What each caller sends along. The head leads `own`, the read key reads it, the front line works in it. */
export type Callers = Readonly<Record<Caller, SessionHeaders>>;

async function keyOf(filled: FilledApp, scopes: object): Promise<SessionHeaders> {
  const body = { name: 'a program', scopes };
  const response = await sendAs(filled.app, filled.session, 'POST', '/api/keys', body);
  // The contract's shape.
  const { secret } = (await response.json()) as { secret: string };
  return { authorization: `Bearer ${secret}` };
}

/** Lets all of them in, each the way they come in. */
export async function callersOf(filled: FilledApp, own: string): Promise<Callers> {
  const come = (role: 'executive' | 'head' | 'cx_officer' | 'front_line', departments: string[]) =>
    invited(filled.app, filled.session, `${role}@example.org`, { role, departments });
  return {
    anonymous: PAGE_HEADERS,
    executive: await come('executive', []),
    head: await come('head', [own]),
    cx_officer: await come('cx_officer', []),
    front_line: await come('front_line', [own]),
    administrator: filled.session,
    ingest_key: await keyOf(filled, { ingest: ['desk'] }),
    read_key: await keyOf(filled, { read: [own] }),
  };
}
