import type {
  Invitation,
  InvitedAnswer,
  IssuedLinkAnswer,
  LinkAnswer,
  LinkUseRequest,
  PersonAnswer,
  PersonChangeRequest,
  SessionAnswer,
  SessionsAnswer,
} from '#server/contract/accounts.ts';
import type { Rights } from '#server/domain/access/principal.ts';
import type { Role } from '#server/domain/access/roles.ts';

export type SignedInPerson = NonNullable<SessionAnswer['person']>;

/** One request with a body of JSON, or none; gives the answer's JSON, undefined where there is none. */
export type Ask = <T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
) => Promise<T>;

/** Coming in, going out, and who may. */
export function createAccountsApi(ask: Ask) {
  const person = (id: string): string => `/api/people/${encodeURIComponent(id)}`;
  return {
    session: (signal: AbortSignal) => ask<SessionAnswer>('GET', '/api/session', undefined, signal),
    signIn: (given: { email: string; password: string }) =>
      ask<undefined>('POST', '/api/session', given),
    enterDemonstration: (role: Role) =>
      ask<undefined>('POST', '/api/session/demonstration', { role }),
    signOut: () => ask<undefined>('DELETE', '/api/session'),
    viewAs: (rights: Rights | null) => ask<undefined>('PUT', '/api/session/view-as', { rights }),
    changePassword: (given: { old: string; fresh: string }) =>
      ask<undefined>('PUT', '/api/session/password', given),
    sessions: (signal: AbortSignal) =>
      ask<SessionsAnswer>('GET', '/api/sessions', undefined, signal),
    endSession: (id: string) => ask<undefined>('DELETE', `/api/sessions/${encodeURIComponent(id)}`),
    lookAtLink: (token: string) => ask<LinkAnswer>('POST', '/api/links/look', { token }),
    redeemLink: (given: LinkUseRequest) => ask<undefined>('POST', '/api/links/use', given),
    people: (signal: AbortSignal) =>
      ask<{ people: PersonAnswer[] }>('GET', '/api/people', undefined, signal),
    invite: (given: Invitation) => ask<InvitedAnswer>('POST', '/api/people', given),
    changePerson: (id: string, change: PersonChangeRequest) =>
      ask<PersonAnswer>('PATCH', person(id), change),
    linkFor: (id: string) => ask<IssuedLinkAnswer>('POST', `${person(id)}/link`),
  };
}
