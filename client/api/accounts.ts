import type {
  Invitation,
  InvitedAnswer,
  IssuedKeyAnswer,
  IssuedLinkAnswer,
  KeyAnswer,
  KeyRotation,
  LinkAnswer,
  LinkUseRequest,
  NewKeyRequest,
  PersonAnswer,
  PersonChangeRequest,
  SessionAnswer,
  SessionsAnswer,
} from '#server/contract/accounts.ts';
import type { Rights } from '#server/domain/access/principal.ts';
import type { Role } from '#server/domain/access/roles.ts';
import { ApiProblem } from './problem.ts';
import { WaitingDesk } from './waiting-desk.ts';

export type SignedInPerson = NonNullable<SessionAnswer['person']>;

/**
 * One request with a body of JSON, or none; gives the answer's JSON, undefined where there is none. `once` = a key under
 * which the same may be sent again without being done twice.
 */
export type Ask = <T>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  once?: string,
) => Promise<T>;

/** Coming in, going out, and who may. */
export function createAccountsApi(ask: Ask) {
  const person = (id: string): string => `/api/people/${encodeURIComponent(id)}`;
  const key = (id: string): string => `/api/keys/${encodeURIComponent(id)}`;
  const proof = new WaitingDesk();
  /** A change for which the password may be asked again: it goes on when it was given. */
  const change: Ask = async <T>(...asked: Parameters<Ask>): Promise<T> => {
    try {
      return await ask<T>(...asked);
    } catch (error) {
      const isAsked = error instanceof ApiProblem && error.code === 'PROOF_NEEDED';
      if (!isAsked || !(await proof.wait())) throw error;
      return ask<T>(...asked);
    }
  };
  return {
    /** Where it is seen that the password is asked for. */
    proof,
    change,
    prove: (password: string) => ask<undefined>('POST', '/api/session/proof', { password }),
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
    endOtherSessions: () => ask<undefined>('DELETE', '/api/sessions'),
    endSession: (id: string) => ask<undefined>('DELETE', `/api/sessions/${encodeURIComponent(id)}`),
    lookAtLink: (token: string) => ask<LinkAnswer>('POST', '/api/links/look', { token }),
    redeemLink: (given: LinkUseRequest) => ask<undefined>('POST', '/api/links/use', given),
    people: (signal: AbortSignal) =>
      ask<{ people: PersonAnswer[] }>('GET', '/api/people', undefined, signal),
    invite: (given: Invitation) => change<InvitedAnswer>('POST', '/api/people', given),
    changePerson: (id: string, wanted: PersonChangeRequest) =>
      change<PersonAnswer>('PATCH', person(id), wanted),
    linkFor: (id: string) => change<IssuedLinkAnswer>('POST', `${person(id)}/link`),
    endSessionsOf: (id: string) => change<undefined>('DELETE', `${person(id)}/sessions`),
    keys: (signal: AbortSignal) =>
      ask<{ keys: KeyAnswer[] }>('GET', '/api/keys', undefined, signal),
    addKey: (wanted: NewKeyRequest) => change<IssuedKeyAnswer>('POST', '/api/keys', wanted),
    rotateKey: (id: string, wanted: KeyRotation) =>
      change<IssuedKeyAnswer>('POST', `${key(id)}/rotate`, wanted),
    revokeKey: (id: string) => change<undefined>('DELETE', key(id)),
  };
}
