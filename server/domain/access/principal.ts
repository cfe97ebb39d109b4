import type { Role } from './roles.ts';

/** A role with the departments (keys) it is about; empty for roles that are not about departments. */
export type Rights = { readonly role: Role; readonly departments: readonly string[] };

/** What a machine caller may do: send records of some sources, read some departments. Never administer. */
export type KeyScopes = {
  readonly ingest: readonly string[];
  /** Departments whose records it reads; null = it reads nothing at all. */
  readonly read: readonly string[] | null;
};

/** Somebody signed in. `rights` are those in force now: while looking as somebody else, that other one's. */
export type PersonPrincipal = {
  readonly kind: 'person';
  readonly id: string;
  readonly session: string;
  readonly rights: Rights;
  /** The person's own role, whatever they look as. */
  readonly ownRole: Role;
  /** They look as somebody else: nothing may be changed. */
  readonly isViewing: boolean;
  /** One of the demonstration's invented people. */
  readonly isInvented: boolean;
};

/** Who is asking. */
export type Principal =
  | { readonly kind: 'anonymous' }
  | PersonPrincipal
  | { readonly kind: 'key'; readonly id: string; readonly scopes: KeyScopes };

/** Somebody of whom nothing is known. */
export const ANONYMOUS: Principal = { kind: 'anonymous' };
