import { and, asc, eq, ne } from 'drizzle-orm';
import type { Rights } from '#server/domain/access/principal.ts';
import type { LinkPurpose, PersonState, Role } from '#server/domain/access/roles.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import type { Audited } from './audit.ts';
import { appendAudit } from './audit.ts';

/** Somebody with an account; instants in UTC ms, null = never. */
export type Person = {
  id: string;
  email: string;
  name: string;
  rights: Rights;
  state: PersonState;
  createdAt: number;
  signedInAt: number | null;
};

/** A person with what proves that it is them; `password` null = none was set yet. */
export type PersonWithPassword = { person: Person; password: string | null };

/** A one-time link as it is stored: the hash of its token, what it is for, until when it holds (UTC ms). */
export type StoredLink = {
  id: string;
  purpose: LinkPurpose;
  personId: string | null;
  expiresAt: number;
};

type Row = {
  id: string;
  email: string;
  name: string;
  role: string;
  departments: string;
  state: string;
  created_at: number;
  signed_in_at: number | null;
};

/** A stored row as a person. */
function personOf(row: Row): Person {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    rights: {
      // Only this module writes these columns, from these types.
      role: row.role as Role,
      departments: JSON.parse(row.departments) as string[],
    },
    // As above.
    state: row.state as PersonState,
    createdAt: row.created_at,
    signedInAt: row.signed_in_at,
  };
}

/** Everybody, by e-mail address. */
export function* listPeople(ctx: Context): Steps<Person[]> {
  const { q, t } = ctx.dialect;
  return (yield* all(q.select().from(t.person).orderBy(asc(t.person.email)))).map(personOf);
}

/** The person of an e-mail address (lower case), with the password's hash; null when there is none. */
export function* findPersonByEmail(
  ctx: Context,
  args: { email: string },
): Steps<PersonWithPassword | null> {
  const { q, t } = ctx.dialect;
  const row = yield* first(q.select().from(t.person).where(eq(t.person.email, args.email)));
  return row ? { person: personOf(row), password: row.password } : null;
}

/** The person of an id; null when there is none. */
export function* findPerson(ctx: Context, args: { id: string }): Steps<PersonWithPassword | null> {
  const { q, t } = ctx.dialect;
  const shape = () => q.select().from(t.person).where(eq(t.person.id, ''));
  const [row] = yield* allOf(ctx, 'person', shape, [args.id]);
  return row ? { person: personOf(row), password: row.password } : null;
}

/** True when somebody who may sign in administers. */
export function* hasAdministrator(ctx: Context): Steps<boolean> {
  return (yield* administratorsBut(ctx, '')) > 0;
}

function* administratorsBut(ctx: Context, id: string): Steps<number> {
  const { q, t } = ctx.dialect;
  const rows = yield* all(
    q
      .select({ id: t.person.id })
      .from(t.person)
      .where(
        and(eq(t.person.role, 'administrator'), eq(t.person.state, 'active'), ne(t.person.id, id)),
      ),
  );
  return rows.length;
}

/** @throws AppError EMAIL_TAKEN { seen } */
function* insertPerson(ctx: Context, person: Person, password: string | null): Steps<void> {
  const { q, t } = ctx.dialect;
  if (yield* findPersonByEmail(ctx, { email: person.email })) {
    throw new AppError('EMAIL_TAKEN', { seen: person.email });
  }
  yield* run(
    q.insert(t.person).values({
      id: person.id,
      email: person.email,
      name: person.name,
      role: person.rights.role,
      departments: JSON.stringify(person.rights.departments),
      state: person.state,
      password,
      created_at: person.createdAt,
      signed_in_at: person.signedInAt,
    }),
  );
}

function* putLink(ctx: Context, link: StoredLink): Steps<void> {
  const { q, t } = ctx.dialect;
  // One open link a person (or for the first administrator): a newer one ends the older.
  yield* run(
    q
      .delete(t.oneTimeLink)
      .where(
        link.personId === null
          ? eq(t.oneTimeLink.purpose, link.purpose)
          : eq(t.oneTimeLink.person_id, link.personId),
      ),
  );
  yield* run(
    q.insert(t.oneTimeLink).values({
      id: link.id,
      purpose: link.purpose,
      person_id: link.personId,
      expires_at: link.expiresAt,
    }),
  );
}

/** Adds an invited person with the link that lets them in. @throws AppError EMAIL_TAKEN */
export function* invitePerson(
  ctx: Context,
  args: { person: Person; link: StoredLink; audited: Audited },
): Steps<void> {
  yield* insertPerson(ctx, args.person, null);
  yield* putLink(ctx, args.link);
  yield* appendAudit(ctx, args.audited);
}

/** A link that is to be made: hash of its token, and until when it holds (UTC ms) by what it turns out to be for. */
export type LinkWish = {
  readonly id: string;
  readonly until: Readonly<Record<LinkPurpose, number>>;
};

/**
 * Keeps a one-time link for a person, in the place of older ones: to come in (invited) or to choose a new password
 * (active), as the person stands in this very transaction. Null when there is no such person.
 * @throws AppError PERSON_DISABLED { seen }
 */
export function* issueLink(
  ctx: Context,
  args: { personId: string; wish: LinkWish; audited: Audited },
): Steps<StoredLink | null> {
  const found = yield* findPerson(ctx, { id: args.personId });
  if (!found) return null;
  const { id, state, email } = found.person;
  if (state === 'disabled') throw new AppError('PERSON_DISABLED', { seen: email });
  return yield* keepLink(ctx, args, state === 'invited' ? 'invitation' : 'password_reset', id);
}

/** Keeps the first administrator's link, in the place of older ones; null when somebody administers already. */
export function* issueFirstLink(
  ctx: Context,
  args: { wish: LinkWish; audited: Audited },
): Steps<StoredLink | null> {
  if (yield* hasAdministrator(ctx)) return null;
  return yield* keepLink(ctx, args, 'first_administrator', null);
}

function* keepLink(
  ctx: Context,
  { wish, audited: { fact, key } }: { wish: LinkWish; audited: Audited },
  purpose: LinkPurpose,
  personId: string | null,
): Steps<StoredLink> {
  const link = { id: wish.id, purpose, personId, expiresAt: wish.until[purpose] };
  yield* putLink(ctx, link);
  yield* appendAudit(ctx, { fact: { ...fact, details: { purpose } }, key });
  return link;
}

/** A link that still holds, and whom it is for; null when it is unknown, used or over. */
export function* findLink(
  ctx: Context,
  args: { id: string; now: number },
): Steps<{ link: StoredLink; person: Person | null } | null> {
  const { q, t } = ctx.dialect;
  const row = yield* first(q.select().from(t.oneTimeLink).where(eq(t.oneTimeLink.id, args.id)));
  if (!row || row.expires_at <= args.now) return null;
  const found = row.person_id === null ? null : yield* findPerson(ctx, { id: row.person_id });
  const link: StoredLink = {
    id: row.id,
    // Only this module writes the column, from this type.
    purpose: row.purpose as LinkPurpose,
    personId: row.person_id,
    expiresAt: row.expires_at,
  };
  if (link.purpose === 'first_administrator') {
    return (yield* hasAdministrator(ctx)) ? null : { link, person: null };
  }
  const fits = found?.person.state === (link.purpose === 'invitation' ? 'invited' : 'active');
  return fits ? { link, person: found.person } : null;
}

/** The use of a link; the entry's actor and target are filled in when it is known whose link it was. */
export type LinkRedemption = {
  id: string;
  now: number;
  /** The password's hash. */
  password: string;
  /** Who the first administrator is; null for people who are known. */
  newcomer: Person | null;
  /** A new name for somebody known; null = as it is. */
  name: string | null;
  audited: Audited;
};

/**
 * Uses a link up: of two who come with the same one, one gets in. Sessions of a reset password end. Gives who it was;
 * null when the link is unknown, used or over. @throws AppError EMAIL_TAKEN
 */
export function* redeemLink(ctx: Context, args: LinkRedemption): Steps<Person | null> {
  const { q, t } = ctx.dialect;
  const found = yield* findLink(ctx, args);
  if (!found) return null;
  const { link } = found;
  const person = found.person ?? args.newcomer;
  if (!person) return null;
  if ((yield* run(q.delete(t.oneTimeLink).where(eq(t.oneTimeLink.id, link.id)))) === 0) return null;
  if (link.purpose === 'first_administrator') {
    yield* insertPerson(ctx, person, args.password);
  } else {
    const name = args.name ?? person.name;
    yield* run(
      q
        .update(t.person)
        .set({ password: args.password, state: 'active', name })
        .where(eq(t.person.id, person.id)),
    );
    yield* run(q.delete(t.session).where(eq(t.session.person_id, person.id)));
  }
  const { fact, key } = args.audited;
  const details = { ...fact.details, purpose: link.purpose };
  yield* appendAudit(ctx, { fact: { ...fact, actor: person.id, target: person.id, details }, key });
  return person;
}

/** What may change about a person; what is left out stays. */
export type PersonChange = {
  name?: string | undefined;
  rights?: Rights | undefined;
  state?: PersonState | undefined;
};

/**
 * Changes a person; disabling ends their sessions and links. Gives them as they are then, null when there is no such
 * person. @throws AppError LAST_ADMINISTRATOR when nobody who administers would be left
 */
export function* changePerson(
  ctx: Context,
  args: { id: string; change: PersonChange; audited: Audited },
): Steps<Person | null> {
  const { q, t } = ctx.dialect;
  const found = yield* findPerson(ctx, args);
  if (!found) return null;
  const { person, password } = found;
  const { name = person.name, rights = person.rights, state = person.state } = args.change;
  const isAdministrator = (one: { rights: Rights; state: PersonState }): boolean =>
    one.rights.role === 'administrator' && one.state === 'active';
  // Somebody without a password has still to accept the invitation.
  const next: PersonState = state === 'active' && password === null ? 'invited' : state;
  if (
    isAdministrator(person) &&
    !isAdministrator({ rights, state: next }) &&
    (yield* administratorsBut(ctx, person.id)) === 0
  ) {
    throw new AppError('LAST_ADMINISTRATOR', { seen: person.email });
  }
  yield* run(
    q
      .update(t.person)
      .set({
        name,
        state: next,
        role: rights.role,
        departments: JSON.stringify(rights.departments),
      })
      .where(eq(t.person.id, person.id)),
  );
  // What they look as was allowed by the rights they had.
  yield* run(q.update(t.session).set({ view_as: null }).where(eq(t.session.person_id, person.id)));
  if (next === 'disabled') {
    yield* run(q.delete(t.session).where(eq(t.session.person_id, person.id)));
    yield* run(q.delete(t.oneTimeLink).where(eq(t.oneTimeLink.person_id, person.id)));
  }
  yield* appendAudit(ctx, args.audited);
  return { ...person, name, rights, state: next };
}

/** Replaces a password's hash and ends the person's other sessions. */
export function* changePassword(
  ctx: Context,
  args: { id: string; password: string; keepSession: string; audited: Audited },
): Steps<void> {
  const { q, t } = ctx.dialect;
  yield* run(q.update(t.person).set({ password: args.password }).where(eq(t.person.id, args.id)));
  yield* run(
    q
      .delete(t.session)
      .where(and(eq(t.session.person_id, args.id), ne(t.session.id, args.keepSession))),
  );
  yield* appendAudit(ctx, args.audited);
}
